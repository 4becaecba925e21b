package biz.megzo.vortex.wake;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * What to answer to the sender of a push.
 *
 * @param contentType goes with {@code body}
 * @param body may be empty; has nothing of what was sent
 * @param hints what the push tells; empty unless {@code status} is 200
 */
public record WakeReply(int status, String contentType, String body, List<Hint> hints) {
  private static final String TEXT = "text/plain; charset=utf-8";

  public WakeReply {
    hints = List.copyOf(new TreeSet<>(hints));
  }

  /** 200 with a plain text. */
  public static WakeReply ok(String body, Collection<Hint> hints) {
    return new WakeReply(200, TEXT, body, List.copyOf(hints));
  }

  /** A refusal; whatever it said is not heeded. */
  public static WakeReply refused(int status, String why) {
    return new WakeReply(status, TEXT, why, List.of());
  }
}
