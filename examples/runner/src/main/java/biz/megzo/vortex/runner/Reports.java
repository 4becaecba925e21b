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
    output.result(() -> json(report), () -> lines(report).forEach(output::line));
  }

  /** What one flow did on its own. */
  static void print(FlowReport flow, Output output) {
    output.result(
        () -> json(flow),
        () -> {
          output.line(word(flow.flow()) + "  " + word(flow.state()) + "  " + counts(flow));
          notices(flow).forEach(output::line);
        });
  }

  private static List<String> notices(FlowReport flow) {
    return flow.notices().stream()
        .map(one -> "  " + (one.person() ? "! " : "- ") + one.subject() + ": " + one.message())
        .toList();
  }

  private static List<String> lines(HeartbeatReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s  %s  %s in %d.%d s"
            .formatted(
                TIME.format(report.endedAt()),
                report.link(),
                word(report.result()),
                report.duration().toSeconds(),
                report.duration().toMillisPart() / 100));
    List<List<String>> rows = new ArrayList<>();
    for (FlowReport flow : report.flows()) {
      if (flow.state() != FlowReport.State.ABSENT) {
        rows.add(List.of("  " + word(flow.flow()), word(flow.state()), counts(flow)));
      }
    }
    lines.addAll(Output.columns(rows));
    for (FlowReport flow : report.flows()) {
      if (flow.state() == FlowReport.State.ABSENT) {
        continue;
      }
      lines.addAll(notices(flow));
    }
    return lines;
  }

  private static String counts(FlowReport flow) {
    return flow.counts().entrySet().stream()
        .map(count -> count.getKey() + " " + count.getValue())
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
