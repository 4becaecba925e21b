package biz.megzo.vortex.fulfil;

import java.util.function.Function;
import java.util.function.Supplier;

/** What became of an act at the {@link ShipmentDesk}. */
public sealed interface ShipmentAnswer {
  <T> T fold(
      Function<? super Done, ? extends T> done,
      Function<? super Refused, ? extends T> refused,
      Supplier<? extends T> busy);

  /** Done; this is the shipment now. */
  record Done(Shipment shipment) implements ShipmentAnswer {
    @Override
    public <T> T fold(
        Function<? super Done, ? extends T> done,
        Function<? super Refused, ? extends T> refused,
        Supplier<? extends T> busy) {
      return done.apply(this);
    }
  }

  /** Not done: it makes no sense for the shipment as it stands. Says what does. */
  record Refused(String english, String romanian) implements ShipmentAnswer {
    @Override
    public <T> T fold(
        Function<? super Done, ? extends T> done,
        Function<? super Refused, ? extends T> refused,
        Supplier<? extends T> busy) {
      return refused.apply(this);
    }
  }

  /** A heartbeat works on the shipment right now; try again shortly. */
  record Busy() implements ShipmentAnswer {
    @Override
    public <T> T fold(
        Function<? super Done, ? extends T> done,
        Function<? super Refused, ? extends T> refused,
        Supplier<? extends T> busy) {
      return busy.get();
    }
  }
}
