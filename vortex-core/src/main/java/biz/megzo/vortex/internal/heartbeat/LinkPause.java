package biz.megzo.vortex.internal.heartbeat;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.FlowReport;
import biz.megzo.vortex.FlowReport.Notice;
import biz.megzo.vortex.HeartbeatReport;
import biz.megzo.vortex.HeartbeatReport.Result;
import biz.megzo.vortex.Pause;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.store.AuditLog.Fact;
import biz.megzo.vortex.store.SettingStore.Setting;
import biz.megzo.vortex.store.VortexStore;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether people stopped a link; kept in the store, so that all nodes stop. */
public final class LinkPause {
  private static final String KIND = "link";
  private static final String NAME = "pause";
  private static final FieldRecord STOPPED = FieldRecord.builder().bool(NAME, true).build();

  private final LinkId link;
  private final VortexStore store;
  private final InstantSource clock;

  LinkPause(LinkId link, VortexStore store, InstantSource clock) {
    this.link = link;
    this.store = store;
    this.clock = clock;
  }

  public Optional<Pause> now() {
    return row()
        .filter(row -> !row.content().isEmpty())
        .map(row -> new Pause(row.author(), row.comment(), row.changedAt()));
  }

  /** Stops the link, or lets it go on; false when it was so already. */
  public boolean set(boolean stopped, String who, String why) {
    if (who.isBlank()) {
      throw new IllegalArgumentException("an act needs a name");
    }
    Optional<Setting> row = row();
    if (stopped == row.filter(one -> !one.content().isEmpty()).isPresent()) {
      return false;
    }
    Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    int revision = row.map(Setting::revision).orElse(0) + 1;
    FieldRecord content = stopped ? STOPPED : FieldRecord.empty();
    Setting next = new Setting(KIND, NAME, content, revision, who, why, at);
    if (!store.settings().write(link, List.of(next))) {
      return false;
    }
    String action = stopped ? "link.paused" : "link.resumed";
    store.audit().append(link, List.of(new Fact(at, who, "link:" + link, action, why)));
    return true;
  }

  /** What a pass of a stopped link says. */
  HeartbeatReport report(Pause pause, Set<Flow> wanted) {
    String words =
        "paused by "
            + pause.by()
            + (pause.why().isBlank() ? "" : ": " + pause.why())
            + "; resume the link to go on";
    Notice notice = new Notice("link", words, true);
    Instant now = clock.instant();
    List<FlowReport> flows =
        wanted.stream()
            .sorted()
            .map(flow -> new FlowReport(flow, FlowReport.State.SKIPPED, Map.of(), List.of(notice)))
            .toList();
    return new HeartbeatReport(link, now, now, Result.HELD, flows);
  }

  private Optional<Setting> row() {
    return store.settings().find(link, KIND, NAME);
  }
}
