package biz.megzo.vortex.jdbc;

import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.order.Hold;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.order.Recording;
import biz.megzo.vortex.store.OrderStore.Claim;
import biz.megzo.vortex.store.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Inserts a page of orders. */
interface OrderClaims {
  /**
   * Inserts those that are new, all that belongs to them or nothing.
   *
   * @param what for the message when it fails
   */
  Set<OrderKey> claim(Database database, String what, List<Row> rows, Instant now);

  /** The recording of an order that was only claimed. */
  String UNRECORDED = RecordingJson.write(Recording.none());

  /** One order as its columns hold it. */
  record Row(OrderKey key, OrderState state, @Nullable Hold held, Texts texts, Claim claim) {
    static Row of(Claim claim) {
      OrderKey key = claim.channel().order().key();
      return new Row(key, claim.state(), claim.hold(), Texts.of(claim), claim);
    }

    String link() {
      return key.link().value();
    }

    String orderId() {
      return key.orderId();
    }

    /** The detail of the first event. */
    String detail() {
      return held == null ? "" : Stored.text(held.detail());
    }

    @Nullable String hold() {
      return RecordingJson.write(held);
    }
  }

  /** The snapshot's columns. */
  record Texts(String channel, @Nullable String buyer, String print) {
    static Texts of(Claim claim) {
      return new Texts(
          SnapshotJson.order(claim.channel()),
          SnapshotJson.buyer(claim.channel()),
          claim.channel().fields().fingerprint());
    }
  }

  /** The rows by key, so that two nodes with one page do not block each other; first ones count. */
  static List<Row> sorted(List<Claim> claims) {
    Map<OrderKey, Row> rows = new TreeMap<>();
    claims.forEach(claim -> rows.putIfAbsent(claim.channel().order().key(), Row.of(claim)));
    return List.copyOf(rows.values());
  }
}
