package biz.megzo.vortex.wake;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.store.Stored;

/**
 * Says that a flow of a link may have something to do. It makes the flow run sooner and decides
 * nothing: what is so is read from the remotes. Whoever loses, repeats or forges one changes when
 * work is done, never what comes out of it.
 *
 * @param subject what it is about, an order id or a SKU; empty for the whole flow. At most 255
 *     characters
 */
public record Hint(Flow flow, String subject) implements Comparable<Hint> {
  private static final int LONGEST = 255;

  public Hint {
    if (subject.length() > LONGEST) {
      throw new IllegalArgumentException(
          "subject must be at most " + LONGEST + " characters, was " + subject.length());
    }
    subject = Stored.text(subject);
  }

  /** The whole flow. */
  public static Hint of(Flow flow) {
    return new Hint(flow, "");
  }

  /** One order or SKU of a flow. */
  public static Hint of(Flow flow, String subject) {
    return new Hint(flow, subject);
  }

  /** Whether it is about the whole flow. */
  public boolean wholeFlow() {
    return subject.isEmpty();
  }

  @Override
  public int compareTo(Hint other) {
    int byFlow = flow.compareTo(other.flow);
    return byFlow != 0 ? byFlow : subject.compareTo(other.subject);
  }
}
