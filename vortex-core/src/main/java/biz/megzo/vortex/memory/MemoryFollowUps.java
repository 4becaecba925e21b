package biz.megzo.vortex.memory;

import biz.megzo.vortex.fulfil.Attachment;
import biz.megzo.vortex.fulfil.FollowHold;
import biz.megzo.vortex.fulfil.FollowUp;
import biz.megzo.vortex.fulfil.FollowUp.Due;
import biz.megzo.vortex.fulfil.FollowUp.Stage;
import biz.megzo.vortex.fulfil.PrintedFile;
import biz.megzo.vortex.fulfil.Sending;
import biz.megzo.vortex.fulfil.Steps;
import biz.megzo.vortex.model.InvoiceRef;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.store.FollowUpStore;
import biz.megzo.vortex.store.OrderStore.OrderLock;
import biz.megzo.vortex.store.Stored;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class MemoryFollowUps implements FollowUpStore {
  private static final Comparator<FollowUp> NEWEST_FIRST =
      Comparator.comparing(FollowUp::since).thenComparing(FollowUp::order).reversed();

  private final Object lock;
  private final Predicate<OrderLock> held;
  private final Predicate<OrderKey> free;
  private final Map<OrderKey, FollowUp> rows = new HashMap<>();

  /**
   * @param held whether an order's lock is still held
   * @param free whether nobody holds an order's lock
   */
  MemoryFollowUps(Object lock, Predicate<OrderLock> held, Predicate<OrderKey> free) {
    this.lock = lock;
    this.held = held;
    this.free = free;
  }

  /** The order has a record and was written; call it under the store's lock. */
  void written(OrderKey key, Instant now) {
    FollowUp row = rows.get(key);
    FollowUp next = row == null ? FollowUp.begun(key, now) : row;
    Due due = new Due(now, now, false);
    rows.put(key, woken(next, due));
  }

  private static FollowUp woken(FollowUp row, Due due) {
    return new FollowUp(
        row.order(),
        row.since(),
        earliest(row.due(), due),
        row.wakes() + 1,
        row.attachments(),
        row.steps());
  }

  private static Due earliest(Due one, Due other) {
    return new Due(
        one.lookAt().isBefore(other.lookAt()) ? one.lookAt() : other.lookAt(),
        one.workAt().isBefore(other.workAt()) ? one.workAt() : other.workAt(),
        one.recheck() || other.recheck());
  }

  @Override
  public Optional<FollowUp> find(OrderKey key) {
    synchronized (lock) {
      return Optional.ofNullable(rows.get(key));
    }
  }

  @Override
  public boolean write(OrderLock orderLock, FollowUp next) {
    OrderKey key = orderLock.order().key();
    if (!key.equals(next.order())) {
      throw new IllegalArgumentException(
          "the lock is of order " + key + ", the write of " + next.order());
    }
    synchronized (lock) {
      if (!held.test(orderLock)) {
        return false;
      }
      FollowUp kept = stored(next);
      FollowUp row = rows.getOrDefault(key, kept);
      Due due = row.wakes() == next.wakes() ? kept.due() : earliest(row.due(), kept.due());
      rows.put(
          key, new FollowUp(key, row.since(), due, row.wakes(), kept.attachments(), kept.steps()));
      return true;
    }
  }

  @Override
  public int wake(LinkId link, Collection<String> orderIds) {
    synchronized (lock) {
      int woken = 0;
      for (String id : java.util.Set.copyOf(orderIds)) {
        FollowUp row = rows.get(OrderKey.of(link, id));
        if (row != null) {
          rows.put(row.order(), woken(row, new Due(Instant.EPOCH, Instant.EPOCH, true)));
          woken++;
        }
      }
      return woken;
    }
  }

  @Override
  public List<OrderKey> toLook(LinkId link, Instant now, int limit) {
    return due(link, Due::lookAt, Stored.instant(now), limit);
  }

  @Override
  public List<OrderKey> toWork(LinkId link, Instant now, int limit) {
    return due(link, Due::workAt, Stored.instant(now), limit);
  }

  private List<OrderKey> due(LinkId link, Function<Due, Instant> which, Instant now, int limit) {
    synchronized (lock) {
      return of(link)
          .filter(row -> !which.apply(row.due()).isAfter(now) && free.test(row.order()))
          .sorted(
              Comparator.comparing((FollowUp row) -> which.apply(row.due()))
                  .thenComparing(FollowUp::order))
          .limit(limit)
          .map(FollowUp::order)
          .toList();
    }
  }

  @Override
  public List<OrderKey> having(LinkId link, InvoiceRef invoice) {
    synchronized (lock) {
      return of(link)
          .filter(row -> row.live().stream().anyMatch(each -> each.invoice().equals(invoice)))
          .map(FollowUp::order)
          .sorted()
          .toList();
    }
  }

  @Override
  public List<FollowUp> list(
      LinkId link, @Nullable Stage stage, @Nullable OrderKey after, int limit) {
    synchronized (lock) {
      FollowUp last = after == null ? null : rows.get(after);
      if (after != null && last == null) {
        return List.of();
      }
      return of(link)
          .filter(row -> stage == null || row.stage() == stage)
          .filter(row -> last == null || NEWEST_FIRST.compare(row, last) > 0)
          .sorted(NEWEST_FIRST)
          .limit(limit)
          .toList();
    }
  }

  @Override
  public Map<Stage, Long> counts(LinkId link) {
    synchronized (lock) {
      Map<Stage, Long> counts = new EnumMap<>(Stage.class);
      of(link).forEach(row -> counts.merge(row.stage(), 1L, Long::sum));
      return counts;
    }
  }

  private Stream<FollowUp> of(LinkId link) {
    return rows.values().stream().filter(row -> row.order().link().equals(link));
  }

  private static FollowUp stored(FollowUp row) {
    Due due = row.due();
    Steps steps = row.steps();
    return new FollowUp(
        row.order(),
        Stored.instant(row.since()),
        new Due(Stored.instant(due.lookAt()), Stored.instant(due.workAt()), due.recheck()),
        row.wakes(),
        row.attachments().stream().map(MemoryFollowUps::stored).toList(),
        new Steps(steps.done(), steps.current(), stored(steps.sending()), stored(steps.hold())));
  }

  private static Attachment stored(Attachment one) {
    PrintedFile file = one.file();
    return new Attachment(
        new InvoiceRef(Stored.text(one.invoice().series()), Stored.text(one.invoice().number())),
        one.state(),
        stored(one.hold()),
        one.total(),
        file == null
            ? null
            : new PrintedFile(file.sha256(), file.size(), Stored.instant(file.readAt())),
        stored(one.sending()),
        Stored.instant(one.seenAt()),
        stored(one.missingSince()),
        one.accepted());
  }

  private static Sending stored(Sending sending) {
    return new Sending(sending.times(), stored(sending.at()));
  }

  private static @Nullable FollowHold stored(@Nullable FollowHold hold) {
    return hold == null ? null : new FollowHold(hold.reason(), Stored.text(hold.detail()));
  }

  private static @Nullable Instant stored(@Nullable Instant instant) {
    return instant == null ? null : Stored.instant(instant);
  }
}
