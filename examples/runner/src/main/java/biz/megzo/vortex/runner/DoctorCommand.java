package biz.megzo.vortex.runner;

import biz.megzo.vortex.connector.Finding;
import biz.megzo.vortex.connector.Finding.Level;
import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.store.StoreException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Looks whether everything is as it should be. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Looks at accounts, settings, clock and database; says what to do.")
final class DoctorCommand implements Callable<Integer> {
  /** What only a remote that refuses or is not there can spoil. */
  private static final Set<String> REMOTE = Set.of("credentials", "login");

  @Mixin private Common common = new Common();

  @Override
  public Integer call() {
    Values values = common.values();
    List<Finding> findings = new ArrayList<>();
    try (Shop shop = Shop.open(values, VortexListener.NONE, common.surroundings().clock())) {
      findings.add(database(shop));
      findings.addAll(shop.vortex().examine(shop.link()));
    } catch (StoreException e) {
      findings.add(
          Finding.problem(
              "database", String.valueOf(e.getMessage()), StoreTrouble.remedy(StoreTrouble.of(e))));
    }
    findings.addAll(published(values));
    findings.addAll(pushes(values));
    print(findings);
    return exitCode(findings);
  }

  private static Finding database(Shop shop) {
    OptionalInt version = shop.store().schemaVersion();
    String schema = version.isEmpty() ? "unknown" : Integer.toString(version.getAsInt());
    return Finding.ok(
        "database",
        shop.store().dialect()
            + " answers, its tables are up to date (schema version "
            + schema
            + ")");
  }

  private static List<Finding> published(Values values) {
    List<String> missing = new ArrayList<>();
    for (Key key : List.of(Key.PUBLISH_CATEGORY, Key.PUBLISH_MANUFACTURER, Key.PUBLISH_IMAGE)) {
      if (!values.has(key)) {
        missing.add(key.property());
      }
    }
    if (missing.isEmpty()) {
      return List.of(
          Finding.ok("publish", "category, manufacturer and image of new products are set"));
    }
    return List.of(
        Finding.warning(
            "publish",
            "not set: " + String.join(", ", missing) + "; SmartBill does not have them",
            "set them, or map them with rules; until then new products are held"));
  }

  private static List<Finding> pushes(Values values) {
    try {
      Receivers.of(values);
    } catch (BadConfiguration e) {
      return List.of(Finding.problem("push", String.valueOf(e.getMessage()), "set another secret"));
    }
    List<Finding> findings = new ArrayList<>();
    if (values.has(Key.SMARTBILL_PUSH_SECRET)) {
      findings.add(
          Finding.warning(
              "push",
              "heartbeat --listen takes SmartBill's stock push at " + Receivers.SMARTBILL,
              "SmartBill has one address per company: a shop plug-in that had it gets no more stock;"
                  + " if you need that plug-in, leave SmartBill as it is"));
    }
    if (values.has(Key.CELRO_PUSH_SECRET)) {
      findings.add(
          Finding.ok(
              "push",
              "heartbeat --listen takes Cel.ro's api link at " + Receivers.CELRO + "SECRET"));
    }
    return findings.isEmpty()
        ? List.of(
            Finding.ok(
                "push",
                "none is taken; changes are seen with the next heartbeat, every "
                    + values.required(Key.HEARTBEAT_EVERY)))
        : findings;
  }

  private void print(List<Finding> findings) {
    Output output = common.output();
    if (output.json()) {
      findings.forEach(finding -> output.result(() -> json(finding), () -> {}));
      return;
    }
    Language in = output.language();
    List<List<String>> rows =
        findings.stream()
            .map(
                finding ->
                    List.of(
                        sign(finding.level(), in),
                        in.told(finding.subject()),
                        in.told(finding.message())))
            .toList();
    List<String> lines = Output.columns(rows);
    for (int i = 0; i < lines.size(); i++) {
      output.line(lines.get(i));
      if (!findings.get(i).remedy().isEmpty()) {
        output.line("         -> " + in.told(findings.get(i).remedy()));
      }
    }
  }

  private static String sign(Level level, Language in) {
    return switch (level) {
      case OK -> "ok";
      case WARNING -> in.of("warning", "atenție");
      case PROBLEM -> in.of("PROBLEM", "PROBLEMĂ");
    };
  }

  private static Map<String, ?> json(Finding finding) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("subject", finding.subject());
    all.put("level", finding.level().name().toLowerCase(java.util.Locale.ROOT));
    all.put("message", finding.message());
    all.put("remedy", finding.remedy());
    return all;
  }

  private static int exitCode(List<Finding> findings) {
    List<Finding> bad =
        findings.stream().filter(finding -> finding.level() == Level.PROBLEM).toList();
    if (bad.stream().anyMatch(finding -> REMOTE.contains(finding.subject()))) {
      return Exit.REMOTE;
    }
    return bad.isEmpty() ? Exit.DONE : Exit.HELD;
  }
}
