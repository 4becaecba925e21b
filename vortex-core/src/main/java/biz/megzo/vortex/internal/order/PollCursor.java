package biz.megzo.vortex.internal.order;

import biz.megzo.vortex.store.CursorStore;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How far polls got. Written under the intake lease. */
final class PollCursor implements PageIntake.Doubts {
  private static final String AFTER = "orders.after";
  private static final String CHANGED = "orders.changed";
  private static final String UNREAD = "orders.unread";
  private static final String STUCK = "orders.stuck";
  private static final int PATIENCE = 3;
  private static final int LONGEST = 4000;

  /** Ids in the order they were given out: numbers by size, which is by length and then by text. */
  private static final Comparator<String> GIVEN_OUT =
      Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

  private final OrderSetup setup;

  PollCursor(OrderSetup setup) {
    this.setup = setup;
  }

  /** The last order that new ones are listed after; empty before the first. */
  Optional<String> after() {
    return cursors().get(setup.link(), AFTER);
  }

  /** Moves on; never back. */
  void after(String orderId) {
    String known = after().orElse(null);
    if (known == null || GIVEN_OUT.compare(orderId, known) > 0) {
      cursors().put(setup.link(), AFTER, orderId);
    }
  }

  static @Nullable String highest(@Nullable String one, Collection<String> others) {
    String highest = one;
    for (String other : others) {
      if (highest == null || GIVEN_OUT.compare(other, highest) > 0) {
        highest = other;
      }
    }
    return highest;
  }

  Optional<Instant> changesReadTo() {
    return cursors().get(setup.link(), CHANGED).map(Instant::parse);
  }

  void changesReadTo(Instant moment) {
    cursors().put(setup.link(), CHANGED, moment.toString());
  }

  /** Orders that could not be read, to be read again. */
  Set<String> unread() {
    Set<String> ids = new TreeSet<>(GIVEN_OUT);
    cursors()
        .get(setup.link(), UNREAD)
        .filter(text -> !text.isEmpty())
        .ifPresent(text -> ids.addAll(Set.of(text.split("\n"))));
    return ids;
  }

  /**
   * Keeps as many as there is room for, the newest ones; the others are held visibly and wait for a
   * person.
   */
  void unread(Set<String> ids) {
    TreeSet<String> sorted = new TreeSet<>(GIVEN_OUT);
    sorted.addAll(ids);
    StringBuilder text = new StringBuilder();
    for (String id : sorted.descendingSet()) {
      if (text.length() + id.length() < LONGEST) {
        text.append(text.length() == 0 ? "" : "\n").append(id);
      }
    }
    cursors().put(setup.link(), UNREAD, text.toString());
  }

  @Override
  public void unreadable(Set<String> orderIds) {
    Set<String> again = unread();
    if (again.addAll(orderIds)) {
      unread(again);
    }
  }

  @Override
  public boolean stuck(String orderId) {
    String known = cursors().get(setup.link(), STUCK).orElse("");
    int times = known.endsWith(" " + orderId) ? Integer.parseInt(known.split(" ", 2)[0]) + 1 : 1;
    cursors().put(setup.link(), STUCK, times + " " + orderId);
    return times >= PATIENCE;
  }

  private CursorStore cursors() {
    return setup.store().cursors();
  }
}
