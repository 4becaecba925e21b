package biz.megzo.vortex.runner;

import biz.megzo.vortex.model.Marker;
import biz.megzo.vortex.model.RecordRef;
import biz.megzo.vortex.order.ChangeKind;
import biz.megzo.vortex.order.Hold;
import biz.megzo.vortex.order.HoldReason;
import biz.megzo.vortex.order.Intent;
import biz.megzo.vortex.order.OrderEvent;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.order.TrackedOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Orders as lines for people and as JSON for machines. Shows no buyer data. */
final class OrderViews {
  private final Output output;
  private final Language language;

  OrderViews(Output output, Language language) {
    this.output = output;
    this.language = language;
  }

  void list(List<TrackedOrder> orders) {
    if (output.json()) {
      orders.forEach(order -> output.result(() -> json(order), () -> {}));
      return;
    }
    if (orders.isEmpty()) {
      output.line(language.of("no orders", "nicio comandă"));
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        language == Language.EN
            ? List.of("ORDER", "STATE", "TOTAL", "RECORD", "PLACED", "")
            : List.of("COMANDA", "STARE", "TOTAL", "PROFORMA", "PLASATĂ", ""));
    for (TrackedOrder order : orders) {
      Hold hold = order.hold();
      rows.add(
          List.of(
              order.key().orderId(),
              language.word(order.state()),
              order.channel().order().total().toString(),
              record(order),
              order.channel().order().placedAt().toString(),
              hold == null ? "" : language.sentence(hold.reason())));
    }
    Output.columns(rows).forEach(output::line);
  }

  /** Held orders, by cause: the sentence and the remedy once, then the orders. */
  void held(Map<HoldReason, List<TrackedOrder>> byCause) {
    if (output.json()) {
      byCause.values().stream()
          .flatMap(List::stream)
          .forEach(order -> output.result(() -> json(order), () -> {}));
      return;
    }
    if (byCause.isEmpty()) {
      output.line(
          language.of("no order waits for a person", "nicio comandă nu așteaptă o persoană"));
    }
    byCause.forEach(
        (reason, orders) -> {
          output.line(reason + " (" + orders.size() + "): " + language.sentence(reason));
          remedy(reason);
          for (TrackedOrder order : orders) {
            output.line(
                "  "
                    + language.of("order ", "comanda ")
                    + order.key().orderId()
                    + ", "
                    + order.channel().order().total()
                    + ": "
                    + language.told(detail(order)));
            candidates(order);
          }
        });
  }

  /** One order with what waits to be worked in and what happened to it. */
  void show(TrackedOrder order, Map<ChangeKind, String> changes, List<OrderEvent> history) {
    output.result(() -> json(order, changes, history), () -> print(order, changes, history));
  }

  /** Why one order waits, if it does. */
  void hold(TrackedOrder order) {
    Hold hold = order.hold();
    if (hold == null) {
      return;
    }
    output.line("  " + hold.reason() + ": " + language.sentence(hold.reason()));
    output.line(language.of("  detail  ", "  detaliu ") + language.told(hold.detail()));
    remedy(hold.reason());
    candidates(order);
  }

  private void remedy(HoldReason reason) {
    output.line(language.of("  remedy  ", "  remediu ") + language.remedy(reason));
  }

  /** Where to look for the record of an order in doubt. */
  private void candidates(TrackedOrder order) {
    Hold hold = order.hold();
    if (hold == null || hold.reason() != HoldReason.IN_DOUBT) {
      return;
    }
    marker(order)
        .ifPresent(
            marker ->
                output.line(
                    language.of("    reference to look for: ", "    referință de căutat: ")
                        + marker));
    for (RecordRef candidate : hold.candidates()) {
      output.line(language.of("    look at record ", "    verificați proforma ") + candidate);
    }
  }

  private void print(
      TrackedOrder order, Map<ChangeKind, String> changes, List<OrderEvent> history) {
    output.line(
        "%s %s, %s, total %s, %s %s"
            .formatted(
                language.of("order", "comanda"),
                order.key().orderId(),
                language.word(order.state()),
                order.channel().order().total(),
                language.of("record", "proforma"),
                record(order)));
    hold(order);
    changes.forEach(
        (kind, what) ->
            output.line(
                language.of("  changed on Cel.ro, not worked in yet: ", "  modificat în Cel.ro: ")
                    + (language == Language.EN ? kind : language.word(kind))
                    + ", "
                    + language.told(what)));
    List<List<String>> rows = new ArrayList<>();
    for (OrderEvent event : history) {
      rows.add(
          List.of(
              "  " + event.at(),
              language.word(event.after()),
              language.event(event.what()),
              language.told(event.detail())));
    }
    Output.columns(rows).forEach(output::line);
  }

  private static String detail(TrackedOrder order) {
    Hold hold = order.hold();
    return hold == null ? "" : hold.detail();
  }

  private static Optional<Marker> marker(TrackedOrder order) {
    return Optional.ofNullable(order.recording().intent()).map(Intent::marker);
  }

  private static String record(TrackedOrder order) {
    RecordRef record = order.recording().record();
    return record == null ? "-" : record.toString();
  }

  private static String word(OrderState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  Map<String, Object> json(TrackedOrder order) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("order", order.key().orderId());
    all.put("state", word(order.state()));
    all.put("total", order.channel().order().total().toString());
    all.put("placedAt", order.channel().order().placedAt().toString());
    all.put("record", order.recording().record() == null ? null : record(order));
    Hold hold = order.hold();
    if (hold != null) {
      all.put("hold", hold.reason().name());
      all.put("why", language.sentence(hold.reason()));
      all.put("detail", hold.detail());
      all.put("remedy", language.remedy(hold.reason()));
      all.put("candidates", hold.candidates().stream().map(RecordRef::toString).toList());
      all.put("reference", marker(order).map(Marker::toString).orElse(null));
    }
    return all;
  }

  private Map<String, Object> json(
      TrackedOrder order, Map<ChangeKind, String> changes, List<OrderEvent> history) {
    Map<String, Object> all = json(order);
    Map<String, String> waiting = new LinkedHashMap<>();
    changes.forEach((kind, what) -> waiting.put(kind.name(), what));
    all.put("changes", waiting);
    all.put(
        "history",
        history.stream()
            .map(
                event ->
                    Map.of(
                        "at", event.at().toString(),
                        "state", word(event.after()),
                        "what", event.what(),
                        "detail", event.detail()))
            .toList());
    return all;
  }
}
