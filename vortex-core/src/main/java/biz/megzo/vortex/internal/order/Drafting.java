package biz.megzo.vortex.internal.order;

import biz.megzo.vortex.connector.OrderRecorder;
import biz.megzo.vortex.connector.OrderRecorder.DraftCheck;
import biz.megzo.vortex.connector.OrderRecorder.RecordDraft;
import biz.megzo.vortex.connector.OrderSource.ChannelOrder;
import biz.megzo.vortex.fulfil.KnownPayment;
import biz.megzo.vortex.model.Marker;
import biz.megzo.vortex.model.Order;
import biz.megzo.vortex.model.OrderLine;
import biz.megzo.vortex.model.Payment;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.order.Hold;
import biz.megzo.vortex.order.HoldReason;
import biz.megzo.vortex.order.OrderInput;
import biz.megzo.vortex.order.Recording;
import biz.megzo.vortex.order.TrackedOrder;
import biz.megzo.vortex.order.UnknownProducts;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.Mapped;
import biz.megzo.vortex.rules.MappingInput;
import biz.megzo.vortex.rules.Profile;
import biz.megzo.vortex.rules.RuleSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the draft of an order's record, or says why it can not be made. */
final class Drafting {
  private final OrderSetup setup;
  private final OrderRecorder recorder;

  Drafting(OrderSetup setup, OrderRecorder recorder) {
    this.setup = setup;
    this.recorder = recorder;
  }

  /** What drafting gave. */
  sealed interface Drafted {
    record Ready(RecordDraft draft, Recording recording) implements Drafted {}

    record Held(Hold hold) implements Drafted {}

    record Wait(String why) implements Drafted {}
  }

  Drafted draft(TrackedOrder row, Catalogue catalogue) {
    Order order = row.channel().order();
    if (order.lines().isEmpty()) {
      return held(HoldReason.EMPTY, "no lines");
    }
    Map<Sku, FieldRecord> products = productsOf(order);
    List<String> missing = missing(order, products);
    if (!missing.isEmpty() && catalogue == Catalogue.UNREAD) {
      return new Drafted.Wait("the catalogue was not read whole yet");
    }
    if (!missing.isEmpty()
        && catalogue == Catalogue.COMPLETE
        && setup.settings().unknownProducts() == UnknownProducts.HOLD) {
      return held(HoldReason.UNKNOWN_PRODUCT, String.join(", ", missing));
    }
    return map(row, OrderInput.of(paid(row.channel()), products, row.recording().frozen()));
  }

  /** What was learned of the payment since the snapshot was taken is what rules see. */
  private ChannelOrder paid(ChannelOrder channel) {
    Payment known =
        setup
            .store()
            .payments()
            .find(channel.order().key())
            .map(KnownPayment::payment)
            .orElse(channel.order().payment());
    if (known.equals(channel.order().payment()) || known.state() == Payment.State.UNKNOWN) {
      return channel;
    }
    FieldRecord fields =
        channel.fields().toBuilder()
            .text("payment.method", known.method().name())
            .text("payment.state", known.state().name())
            .build();
    return new ChannelOrder(channel.order(), fields, channel.raw());
  }

  private Drafted map(TrackedOrder row, MappingInput input) {
    Recording recording = row.recording();
    Mapped mapped = rules(recording).apply(input);
    if (mapped instanceof Mapped.Held held) {
      return held(
          HoldReason.MAPPING,
          held.problems().stream().map(Object::toString).collect(Collectors.joining("; ")));
    }
    Mapped.Ok ok = (Mapped.Ok) mapped;
    Marker marker = Marker.of(row.key(), recording.revision());
    return check(row, ok, new RecordDraft(recorder.series(), marker, ok.target()));
  }

  private Drafted check(TrackedOrder row, Mapped.Ok mapped, RecordDraft draft) {
    DraftCheck check = recorder.check(draft);
    if (!check.problems().isEmpty()) {
      return held(HoldReason.MAPPING, String.join("; ", check.problems()));
    }
    Order order = row.channel().order();
    if (!check.total().sameToTheBan(order.total())) {
      return held(
          HoldReason.TOTAL_DIFFERS,
          "the channel says " + order.total() + ", the record would say " + check.total());
    }
    Recording recording = row.recording().mapped(mapped.version(), mapped.frozen(), check.total());
    return new Drafted.Ready(draft, recording);
  }

  /** An order is mapped again with the version that mapped it first. */
  private RuleSet rules(Recording recording) {
    if (recording.ruleVersion() >= 0) {
      return setup
          .rules()
          .version(setup.link(), Profile.ORDER, recording.ruleVersion())
          .orElseGet(() -> setup.rules().active(setup.link(), Profile.ORDER));
    }
    return setup.rules().active(setup.link(), Profile.ORDER);
  }

  /** The ERP's products by the channel's codes. */
  private Map<Sku, FieldRecord> productsOf(Order order) {
    Map<Sku, Sku> erpOf = new LinkedHashMap<>();
    for (OrderLine line : order.lines()) {
      Sku sku = line.sku();
      if (sku != null) {
        setup.surroundings().codes().apply(sku).ifPresent(erp -> erpOf.put(sku, erp));
      }
    }
    Set<Sku> skus = Set.copyOf(erpOf.values());
    Map<Sku, FieldRecord> known = new HashMap<>();
    if (!skus.isEmpty()) {
      setup
          .store()
          .products()
          .find(setup.link(), skus)
          .forEach(product -> known.put(product.sku(), product.fields()));
    }
    Map<Sku, FieldRecord> products = new HashMap<>();
    erpOf.forEach(
        (channel, erp) -> {
          FieldRecord fields = known.get(erp);
          if (fields != null) {
            products.put(
                channel,
                channel.equals(erp)
                    ? fields
                    : fields.toBuilder().text("code", erp.value()).build());
          }
        });
    return products;
  }

  private static List<String> missing(Order order, Map<Sku, FieldRecord> products) {
    List<String> missing = new ArrayList<>();
    for (OrderLine line : order.lines()) {
      Sku sku = line.sku();
      if (line.kind() == OrderLine.Kind.PRODUCT && (sku == null || !products.containsKey(sku))) {
        missing.add(sku == null ? "a line without code" : sku.value());
      }
    }
    return missing;
  }

  private static Drafted held(HoldReason reason, String detail) {
    return new Drafted.Held(Hold.of(reason, detail));
  }
}
