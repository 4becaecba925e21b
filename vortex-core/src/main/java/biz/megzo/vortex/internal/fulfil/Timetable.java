package biz.megzo.vortex.internal.fulfil;

import biz.megzo.vortex.fulfil.Attachment;
import biz.megzo.vortex.fulfil.FollowUp;
import biz.megzo.vortex.fulfil.FollowUp.Stage;
import biz.megzo.vortex.fulfil.InvoiceSettings;
import biz.megzo.vortex.fulfil.Polling;
import java.time.Duration;
import java.time.Instant;

/** When the ERP is asked again: often while an order is fresh, seldom when it is old. Pure. */
final class Timetable {
  private static final Duration FRESH = Duration.ofHours(2);
  private static final Duration RECENT = Duration.ofDays(2);
  private static final Duration OLD = Duration.ofDays(14);

  private Timetable() {}

  static Instant nextLook(FollowUp row, InvoiceSettings settings, Instant now) {
    boolean missing =
        row.attachments().stream()
            .anyMatch(each -> each.state().live() && each.missingSince() != null);
    if (missing) {
      return now.plus(settings.quietPeriod());
    }
    return row.stage() == Stage.ATTACHED
        ? settled(row, settings.polling(), now)
        : waiting(Duration.between(row.since(), now), settings.polling(), now);
  }

  private static Instant waiting(Duration age, Polling polling, Instant now) {
    if (age.compareTo(FRESH) < 0) {
      return now.plus(polling.fresh());
    }
    if (age.compareTo(RECENT) < 0) {
      return now.plus(polling.recent());
    }
    return now.plus(age.compareTo(OLD) < 0 ? polling.old() : polling.stale());
  }

  /** What is attached is cancelled seldom, and then mostly soon. */
  private static Instant settled(FollowUp row, Polling polling, Instant now) {
    Duration age = Duration.between(lastSeen(row), now);
    if (age.compareTo(polling.settled()) >= 0) {
      return FollowUp.NEVER;
    }
    return now.plus(age.compareTo(RECENT) < 0 ? polling.old() : polling.stale());
  }

  /** Whether nothing is expected of an order any more. */
  static boolean over(FollowUp row, Polling polling, Instant now) {
    return row.stage() == Stage.ATTACHED
        && !Duration.between(lastSeen(row), now).minus(polling.settled()).isNegative();
  }

  /** Whether the files of attached invoices were read so long ago that they are to be again. */
  static boolean stalePrint(Attachment attachment, Polling polling, Instant now) {
    return attachment.file() != null
        && !attachment.file().readAt().plus(polling.stale()).isAfter(now);
  }

  private static Instant lastSeen(FollowUp row) {
    return row.attachments().stream()
        .map(Attachment::seenAt)
        .max(Instant::compareTo)
        .orElse(row.since());
  }
}
