package biz.megzo.vortex.store;

import biz.megzo.vortex.model.LinkId;
import java.time.Instant;
import java.util.List;

/** What passes did, for people. Old entries may be dropped by the store's owner. */
public interface RunLog {
  void append(Run run);

  /** The latest passes of a link, newest first. */
  List<Run> latest(LinkId link, int limit);

  /**
   * One pass.
   *
   * @param what the flow, or {@code heartbeat}
   * @param result one word: {@code done}, {@code held}, {@code failed}, {@code busy}
   * @param summary for people, free of buyer data
   */
  record Run(
      LinkId link,
      String what,
      Instant startedAt,
      Instant endedAt,
      String result,
      String summary) {}
}
