package biz.megzo.vortex.runner;

import biz.megzo.vortex.FlowReport;
import biz.megzo.vortex.HeartbeatReport;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a pass did, for people and for machines. */
final class Reports {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

  private Reports() {}

  static int exitCode(HeartbeatReport report) {
    return switch (report.result()) {
      case DONE, BUSY -> Exit.DONE;
      case HELD -> Exit.HELD;
      case FAILED -> Exit.REMOTE;
    };
  }

  static void print(HeartbeatReport report, Output output) {
    Language in = output.language();
    output.result(() -> json(report), () -> lines(report, in).forEach(output::line));
  }

  /** What one flow did on its own. */
  static void print(FlowReport flow, Output output) {
    Language in = output.language();
    output.result(
        () -> json(flow),
        () -> {
          output.line(
              in.word(flow.flow()) + "  " + in.word(flow.state()) + "  " + counts(flow, in));
          notices(flow, in).forEach(output::line);
        });
  }

  private static List<String> notices(FlowReport flow, Language in) {
    return flow.notices().stream()
        .map(one -> "  " + (one.person() ? "! " : "- ") + in.notice(one.subject(), one.message()))
        .toList();
  }

  private static List<String> lines(HeartbeatReport report, Language in) {
    List<String> lines = new ArrayList<>();
    lines.add(
        in.of("%s  %s  %s in %d.%d s", "%s  %s  %s, în %d,%d s")
            .formatted(
                TIME.format(report.endedAt()),
                report.link(),
                in.word(report.result()),
                report.duration().toSeconds(),
                report.duration().toMillisPart() / 100));
    List<List<String>> rows = new ArrayList<>();
    for (FlowReport flow : report.flows()) {
      if (flow.state() != FlowReport.State.ABSENT) {
        rows.add(List.of("  " + in.word(flow.flow()), in.word(flow.state()), counts(flow, in)));
      }
    }
    lines.addAll(Output.columns(rows));
    for (FlowReport flow : report.flows()) {
      if (flow.state() == FlowReport.State.ABSENT) {
        continue;
      }
      lines.addAll(notices(flow, in));
    }
    return lines;
  }

  private static String counts(FlowReport flow, Language in) {
    return flow.counts().entrySet().stream()
        .map(count -> in.counted(count.getKey()) + " " + count.getValue())
        .collect(Collectors.joining(", "));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, ?> json(HeartbeatReport report) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("link", report.link().toString());
    all.put("startedAt", report.startedAt().toString());
    all.put("endedAt", report.endedAt().toString());
    all.put("result", word(report.result()));
    all.put("flows", report.flows().stream().map(Reports::json).toList());
    return all;
  }

  private static Map<String, ?> json(FlowReport flow) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("flow", word(flow.flow()));
    all.put("state", word(flow.state()));
    all.put("counts", flow.counts());
    all.put(
        "notices",
        flow.notices().stream()
            .map(
                notice ->
                    Map.of(
                        "subject", notice.subject(),
                        "message", notice.message(),
                        "person", notice.person()))
            .toList());
    return all;
  }
}
