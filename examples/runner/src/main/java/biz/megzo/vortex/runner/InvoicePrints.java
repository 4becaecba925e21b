package biz.megzo.vortex.runner;

import biz.megzo.vortex.fulfil.Attachment;
import biz.megzo.vortex.fulfil.FollowHold;
import biz.megzo.vortex.fulfil.FollowUp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints what follows recorded orders. */
final class InvoicePrints {
  private final Output output;
  private final Language in;

  InvoicePrints(Output output) {
    this.output = output;
    this.in = output.language();
  }

  void list(List<FollowUp> rows, String none) {
    if (output.json()) {
      rows.forEach(row -> output.result(() -> json(row), () -> {}));
      return;
    }
    if (rows.isEmpty()) {
      output.line(none);
      return;
    }
    List<List<String>> table = new ArrayList<>();
    table.add(
        in == Language.EN
            ? List.of("ORDER", "STAGE", "INVOICES", "STEPS DONE", "RECORDED")
            : List.of("COMANDA", "STARE", "FACTURI", "PAȘI FĂCUȚI", "ÎNREGISTRATĂ"));
    rows.forEach(
        row ->
            table.add(
                List.of(
                    row.order().orderId(),
                    in.word(row.stage()),
                    invoices(row),
                    steps(row),
                    row.since().toString())));
    Output.columns(table).forEach(output::line);
  }

  void held(List<FollowUp> rows) {
    if (output.json()) {
      rows.forEach(row -> output.result(() -> json(row), () -> {}));
      return;
    }
    if (rows.isEmpty()) {
      output.line(in.of("nothing waits for a person", "nimic nu așteaptă o persoană"));
    }
    for (FollowUp row : rows) {
      row.holds().forEach(hold -> hold(row, hold));
    }
  }

  private void hold(FollowUp row, FollowHold hold) {
    String why = in.of(hold.reason().english(), hold.reason().romanian());
    output.line(in.of("order ", "comanda ") + row.order().orderId() + ": " + why);
    output.line(in.of("  detail  ", "  detaliu  ") + in.told(hold.detail()));
    output.line(
        in.of("  remedy  ", "  de făcut ")
            + in.of(hold.reason().remedy(), hold.reason().romanianRemedy()));
  }

  void show(FollowUp row) {
    output.result(() -> json(row), () -> lines(row));
  }

  private void lines(FollowUp row) {
    output.line(in.of("order ", "comanda ") + row.order().orderId() + ", " + in.word(row.stage()));
    for (Attachment each : row.attachments()) {
      String total = each.total() == null ? "" : ", total " + each.total();
      String file =
          each.file() == null
              ? ""
              : in.of(", %d bytes, sha256 %s", ", %d octeți, sha256 %s")
                  .formatted(each.file().size(), each.file().sha256());
      output.line(
          in.of("  invoice ", "  factura ")
              + each.invoice()
              + "  "
              + in.word(each.state())
              + total
              + file);
    }
    if (!row.steps().done().isEmpty()) {
      output.line(in.of("  steps   ", "  pași    ") + steps(row));
    }
    if (!row.due().lookAt().equals(FollowUp.NEVER)) {
      output.line(in.of("  looked at again ", "  se verifică din nou ") + row.due().lookAt());
    }
    row.holds().forEach(hold -> hold(row, hold));
  }

  private String invoices(FollowUp row) {
    return row.attachments().isEmpty()
        ? "-"
        : row.attachments().stream()
            .map(each -> each.invoice() + " " + in.word(each.state()))
            .collect(Collectors.joining(", "));
  }

  private String steps(FollowUp row) {
    return row.steps().done().isEmpty()
        ? "-"
        : row.steps().done().stream().sorted().map(in::word).collect(Collectors.joining(", "));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static Map<String, ?> json(FollowUp row) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("order", row.order().orderId());
    all.put("stage", word(row.stage()));
    all.put("invoices", row.attachments().stream().map(InvoicePrints::json).toList());
    all.put("steps", row.steps().done().stream().sorted().map(InvoicePrints::word).toList());
    all.put("lookAt", row.due().lookAt().toString());
    all.put(
        "holds",
        row.holds().stream()
            .map(
                hold ->
                    Map.of(
                        "reason", hold.reason().name(),
                        "detail", hold.detail(),
                        "remedy", hold.reason().remedy()))
            .toList());
    return all;
  }

  private static Map<String, ?> json(Attachment each) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("invoice", each.invoice().toString());
    all.put("state", word(each.state()));
    all.put("total", each.total() == null ? null : each.total().toString());
    all.put("sha256", each.file() == null ? null : each.file().sha256());
    return all;
  }
}
