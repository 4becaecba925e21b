package biz.megzo.vortex.runner;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.HeartbeatReport;
import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.fulfil.FollowHold;
import biz.megzo.vortex.fulfil.FollowUp;
import biz.megzo.vortex.fulfil.FollowUp.Stage;
import biz.megzo.vortex.fulfil.InvoiceDesk;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The invoices of recorded orders. */
@Command(
    name = "invoices",
    mixinStandardHelpOptions = true,
    description = "The invoices of recorded orders; without a command, lists those under way.")
final class InvoicesCommand implements Runnable {
  private static final String ACTOR = "runner";
  private static final int MOST = 200;

  @Mixin private Common common = new Common();

  @Override
  public void run() {
    pending(common);
  }

  @Command(
      name = "pending",
      mixinStandardHelpOptions = true,
      description = "Lists recorded orders without an invoice, or whose invoice is under way.")
  int pending(@Mixin Common options) {
    try (Shop shop = options.open(VortexListener.NONE)) {
      InvoiceDesk desk = shop.vortex().invoices(shop.link());
      List<FollowUp> rows =
          Stream.of(Stage.WORKING, Stage.WAITING)
              .flatMap(stage -> desk.list(stage, null, MOST).stream())
              .toList();
      new InvoicePrints(options.output())
          .list(
              rows,
              options
                  .language()
                  .of("no order waits for an invoice", "nicio comandă nu așteaptă factura"));
      return Exit.DONE;
    }
  }

  @Command(
      name = "held",
      mixinStandardHelpOptions = true,
      description = "Lists what waits for a person, with what to do. Exit code 1 if any.")
  int held(@Mixin Common options) {
    try (Shop shop = options.open(VortexListener.NONE)) {
      List<FollowUp> rows = shop.vortex().invoices(shop.link()).list(Stage.HELD, null, MOST);
      new InvoicePrints(options.output()).held(rows);
      return rows.isEmpty() ? Exit.DONE : Exit.HELD;
    }
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Shows the invoices and steps of one order.")
  int show(@Mixin Common options, @Parameters(paramLabel = "ORDER") String orderId) {
    try (Shop shop = options.open(VortexListener.NONE)) {
      return shown(options, shop, orderId);
    }
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = "Looks now whether orders were invoiced, and attaches what is.")
  int check(
      @Mixin Common options, @Parameters(paramLabel = "ORDER", arity = "1..*") List<String> ids) {
    try (Shop shop = options.open(VortexListener.NONE)) {
      return checked(options, shop, ids);
    }
  }

  @Command(
      name = "attach",
      mixinStandardHelpOptions = true,
      description = "Attaches an order's invoice now, in spite of a hold that a person can lift.")
  int attach(@Mixin Common options, @Parameters(paramLabel = "ORDER") String orderId) {
    try (Shop shop = options.open(VortexListener.NONE)) {
      InvoiceDesk desk = shop.vortex().invoices(shop.link());
      Optional<FollowUp> row = desk.find(orderId);
      List<FollowHold> holds = row.map(FollowUp::holds).orElse(List.of());
      if (holds.stream().anyMatch(hold -> hold.reason().releasable())) {
        refusal(desk.release(orderId, null, ACTOR), options.language())
            .ifPresent(options.output()::warn);
      } else if (!holds.isEmpty()) {
        refusal(desk.retry(orderId, ACTOR), options.language()).ifPresent(options.output()::warn);
      }
      return checked(options, shop, List.of(orderId));
    }
  }

  private static Optional<String> refusal(InvoiceDesk.Answer answer, Language in) {
    return answer.fold(
        done -> Optional.empty(),
        refused -> Optional.of(in.of(refused.english(), refused.romanian())),
        () ->
            Optional.of(
                in.of(
                    "a heartbeat works on the order right now; try again shortly",
                    "se lucrează la comandă acum; reîncercați puțin mai târziu")));
  }

  private static int checked(Common options, Shop shop, List<String> ids) {
    HeartbeatReport report = shop.vortex().checkInvoices(shop.link(), ids);
    int worst = Exit.DONE;
    if (report.result() == HeartbeatReport.Result.BUSY) {
      options
          .output()
          .remark(
              "another node runs the link; its next pass checks the orders",
              "alt proces lucrează la legătură; rularea lui următoare verifică" + " comenzile");
    }
    report
        .flow(Flow.INVOICES)
        .ifPresent(
            flow ->
                flow.notices()
                    .forEach(
                        n ->
                            options
                                .output()
                                .remark(options.language().notice(n.subject(), n.message()))));
    for (String id : ids) {
      worst = Math.max(worst, shown(options, shop, id));
    }
    return report.result() == HeartbeatReport.Result.FAILED ? Exit.REMOTE : worst;
  }

  private static int shown(Common options, Shop shop, String orderId) {
    Optional<FollowUp> row = shop.vortex().invoices(shop.link()).find(orderId);
    if (row.isEmpty()) {
      options
          .output()
          .warn(
              "order " + orderId + " is not known, or has no record yet; see: orders",
              "comanda " + orderId + " nu este cunoscută sau nu are încă proformă; vedeți: orders");
      return Exit.USAGE;
    }
    new InvoicePrints(options.output()).show(row.get());
    return row.get().stage() == Stage.HELD ? Exit.HELD : Exit.DONE;
  }
}
