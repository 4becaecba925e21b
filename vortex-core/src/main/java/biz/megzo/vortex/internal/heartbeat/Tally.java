package biz.megzo.vortex.internal.heartbeat;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.FlowReport;
import biz.megzo.vortex.FlowReport.Notice;
import biz.megzo.vortex.FlowReport.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts and notices of one flow while a pass runs. Not thread-safe: a pass is one thread. */
public final class Tally {
  private static final int MOST_NOTICES = 200;

  private final Flow flow;
  private final Map<String, Long> counts = new LinkedHashMap<>();
  private final List<Notice> notices = new ArrayList<>();
  private State state = State.DONE;
  private int dropped;

  public Tally(Flow flow) {
    this.flow = flow;
  }

  public void count(String what, long by) {
    if (by != 0) {
      counts.merge(what, by, Long::sum);
    }
  }

  public void counts(Map<String, Long> more) {
    more.forEach(this::count);
  }

  /** Something worth knowing that waits for nobody. */
  public void note(String subject, String message) {
    add(new Notice(subject, message, false));
  }

  /** Something that waits for a person. */
  public void held(String subject, String message) {
    raise(State.HELD);
    add(new Notice(subject, message, true));
  }

  /** The flow ended early. */
  public void failed(String subject, String message, boolean person) {
    state = State.FAILED;
    add(new Notice(subject, message, person));
  }

  /** The flow ended early; the notices say why. */
  void fail() {
    state = State.FAILED;
  }

  public void add(Notice notice) {
    if (notice.person()) {
      raise(State.HELD);
    }
    if (notices.size() < MOST_NOTICES) {
      notices.add(notice);
    } else {
      dropped++;
    }
  }

  public void absent(String why) {
    state = State.ABSENT;
    notices.add(new Notice(flow.name().toLowerCase(java.util.Locale.ROOT), why, false));
  }

  public void skipped(String why) {
    if (state == State.DONE) {
      state = State.SKIPPED;
    }
    notices.add(new Notice(flow.name().toLowerCase(java.util.Locale.ROOT), why, false));
  }

  public boolean hasFailed() {
    return state == State.FAILED;
  }

  public FlowReport report() {
    List<Notice> all = new ArrayList<>(notices);
    if (dropped > 0) {
      all.add(new Notice("more", dropped + " more notices of this kind are not shown", false));
    }
    return new FlowReport(flow, state, counts, all);
  }

  private void raise(State to) {
    if (state == State.DONE || state == State.SKIPPED) {
      state = to;
    }
  }
}
