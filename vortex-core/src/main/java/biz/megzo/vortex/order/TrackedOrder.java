package biz.megzo.vortex.order;

import biz.megzo.vortex.connector.OrderSource.ChannelOrder;
import biz.megzo.vortex.model.OrderKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order as Vortex keeps it. A value: changing it changes nothing in the store.
 *
 * @param channel the channel's snapshot that the record is, or will be, made from
 * @param hold why it waits; null unless {@link OrderState#HELD}
 * @param attempts how often a step of the current state was tried
 * @param dueAt when the next step may be tried
 * @param pending a newer snapshot that was not worked in yet; null when there is none
 */
public record TrackedOrder(
    ChannelOrder channel,
    OrderState state,
    @Nullable Hold hold,
    Recording recording,
    int attempts,
    Instant dueAt,
    @Nullable ChannelOrder pending) {

  public OrderKey key() {
    return channel.order().key();
  }

  /** A freshly claimed order. */
  public static TrackedOrder claimed(ChannelOrder channel, Instant now) {
    return new TrackedOrder(channel, OrderState.NEW, null, Recording.none(), 0, now, null);
  }
}
