package biz.megzo.vortex.internal.order;

import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.OrderSource.ChannelOrder;
import biz.megzo.vortex.event.OrderClaimed;
import biz.megzo.vortex.event.OrderHeld;
import biz.megzo.vortex.internal.order.OrderPass.Tally;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.order.Hold;
import biz.megzo.vortex.order.TrackedOrder;
import biz.megzo.vortex.store.OrderStore.Claim;
import biz.megzo.vortex.store.StoreException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes pages of order ids in: details per id, one transaction per page. One pass; not shared. */
final class PageIntake {
  private static final Logger LOG = LoggerFactory.getLogger(PageIntake.class);

  private final OrderSetup setup;
  private final OrderBook book;
  private final Claims claims;
  private final Instant deadline;
  private final Runnable keep;
  private final Tally tally = new Tally();
  private final Set<String> done = new HashSet<>();

  PageIntake(OrderSetup setup, Instant deadline, Runnable keep) {
    this.setup = setup;
    this.book = new OrderBook(setup);
    this.claims = new Claims(setup);
    this.deadline = deadline;
    this.keep = keep;
  }

  Tally tally() {
    return tally;
  }

  /** What is remembered of orders that can not be read. */
  interface Doubts {
    /** Remembers nothing. */
    Doubts NONE =
        new Doubts() {
          @Override
          public void unreadable(Set<String> orderIds) {}

          @Override
          public boolean stuck(String orderId) {
            return false;
          }
        };

    /** Called before anything is claimed, so that a crash can not lose them. */
    void unreadable(Set<String> orderIds);

    /** Whether polls ended at this order often enough to go on without it. */
    boolean stuck(String orderId);
  }

  /** Why ids are taken in. */
  enum Why {
    /** Listed as new: those in the ledger need no look. */
    NEW,
    /** Listed as changed or by time: those in the ledger may have news. */
    CHANGED,
    /** Asked for by when they were placed: those in the ledger need no look, none is too old. */
    PAST,
    /** Named by a person: what the channel does not know is no order, and none is too old. */
    NAMED,
    /** Named by a push: to be believed only as far as the channel shows the order. */
    HINTED;

    boolean skipsKnown() {
      return this == NEW || this == PAST;
    }

    /** Whether somebody gave the id by hand or by push, so that it need not be one. */
    boolean isGuess() {
      return this == NAMED || this == HINTED;
    }

    /** Whether orders from before the link takes orders stay out. */
    boolean heedsStart() {
      return this != PAST && this != NAMED;
    }
  }

  /**
   * What became of a page.
   *
   * @param processed ids that are done with, in the page's order
   * @param readable those that could be read
   * @param complete whether the whole page was processed in time
   * @param failure why it was not; null when no remote failed
   */
  record Taken(
      List<String> processed,
      Set<String> readable,
      boolean complete,
      @Nullable ConnectorException failure) {

    /**
     * Whether to go on behind the page.
     *
     * @throws ConnectorException when a remote failed
     */
    boolean goOn() {
      if (failure != null) {
        throw failure;
      }
      return complete;
    }
  }

  /** What reading the details of a page gave. */
  private static final class Details {
    final Why why;
    final List<Claim> claims = new ArrayList<>();
    final List<ChannelOrder> news = new ArrayList<>();
    final Set<String> readable = new HashSet<>();
    final Set<String> unreadable = new LinkedHashSet<>();

    Details(Why why) {
      this.why = why;
    }
  }

  /**
   * Takes a page in. When the channel fails on the way, what was read before is taken in; when it
   * fails for one order and not for the next, that order is held and the page goes on.
   */
  Taken take(List<String> orderIds, Why why, Doubts doubts) {
    Set<OrderKey> known = setup.store().orders().known(setup.link(), orderIds);
    Details details = new Details(why);
    List<String> processed = new ArrayList<>();
    Suspect suspect = null;
    ConnectorException failure = null;
    boolean inTime = true;
    for (String id : new LinkedHashSet<>(orderIds)) {
      inTime = setup.surroundings().clock().instant().isBefore(deadline);
      if (!inTime) {
        break;
      }
      keep.run();
      failure = done.contains(id) ? null : read(id, why, known, details);
      if (failure != null) {
        boolean alone = suspect == null && failure.kind() == ConnectorException.Kind.UNREACHABLE;
        if (!alone) {
          break;
        }
        suspect = new Suspect(id, failure);
        continue;
      }
      if (suspect != null) {
        giveUp(suspect, known, details, processed);
        suspect = null;
      }
      processed.add(id);
    }
    if (suspect != null) {
      failure = suspect.failure();
      if (doubts.stuck(suspect.id())) {
        giveUp(suspect, known, details, processed);
      }
    }
    if (!details.unreadable.isEmpty()) {
      doubts.unreadable(details.unreadable);
    }
    claim(details.claims);
    details.news.forEach(this::observe);
    done.addAll(processed);
    return new Taken(processed, details.readable, inTime, failure);
  }

  /** An order whose details could not be had; the orders behind it tell whether it is to blame. */
  private record Suspect(String id, ConnectorException failure) {}

  /** It is the order, not the channel: the others go on without it. */
  private void giveUp(
      Suspect suspect, Set<OrderKey> known, Details details, List<String> processed) {
    OrderKey key = OrderKey.of(setup.link(), suspect.id());
    String why = String.valueOf(suspect.failure().getMessage());
    unreadable(key, known.contains(key), why, details);
    processed.add(suspect.id());
  }

  private @Nullable ConnectorException read(
      String id, Why why, Set<OrderKey> known, Details details) {
    if (id.isBlank() || id.length() > 64) {
      tally.noteForPerson("orders", "the channel lists an order without a usable id");
      return null;
    }
    OrderKey key = OrderKey.of(setup.link(), id);
    boolean inLedger = known.contains(key);
    if (inLedger && why.skipsKnown()) {
      details.readable.add(id);
      return null;
    }
    try {
      Optional<ChannelOrder> seen = setup.remotes().source().order(id);
      if (seen.isPresent() && seen.get().order().key().equals(key)) {
        readable(seen.get(), inLedger, why, details);
      } else if (seen.isPresent()) {
        unreadable(key, inLedger, "the channel answered with another order", details);
      } else if (inLedger || why.isGuess()) {
        details.readable.add(id);
        tally.note("order " + id, "the channel does not know it");
      } else {
        unreadable(key, false, "the channel lists it but does not know it", details);
      }
      return null;
    } catch (ConnectorException e) {
      if (e.kind() != ConnectorException.Kind.UNREADABLE) {
        return e;
      }
      unreadable(key, inLedger, String.valueOf(e.getMessage()), details);
    } catch (StoreException e) {
      throw e;
    } catch (RuntimeException e) {
      if (e instanceof IllegalArgumentException && why.isGuess() && !inLedger) {
        tally.note("order " + id, "no order of the channel can have this id");
        return null;
      }
      LOG.warn("The details of order {} could not be understood", key, e);
      unreadable(key, inLedger, e.getClass().getSimpleName(), details);
    }
    return null;
  }

  private void readable(ChannelOrder seen, boolean inLedger, Why why, Details details) {
    details.readable.add(seen.order().key().orderId());
    if (inLedger) {
      details.news.add(seen);
    } else if (!why.heedsStart() || !claims.tooOld(seen)) {
      details.claims.add(claims.of(seen));
    }
  }

  private void unreadable(OrderKey key, boolean inLedger, String why, Details details) {
    if (details.why == Why.HINTED) {
      tally.note("order " + key.orderId(), "named by a push, could not be read: " + why);
      return;
    }
    details.unreadable.add(key.orderId());
    tally.count("unreadable");
    tally.noteForPerson("order " + key.orderId(), "could not be read: " + why);
    if (!inLedger) {
      details.claims.add(claims.unreadable(key, why));
    }
  }

  private void claim(List<Claim> page) {
    if (page.isEmpty()) {
      return;
    }
    try {
      told(page, setup.store().orders().claim(page, setup.now()));
    } catch (StoreException e) {
      LOG.warn("A page of {} orders could not be claimed; taking them one by one", page.size(), e);
      page.forEach(this::claimAlone);
    }
  }

  /** One order that the store can not take is held without its data; if not even that, it fails. */
  private void claimAlone(Claim claim) {
    List<Claim> alone = List.of(claim);
    try {
      told(alone, setup.store().orders().claim(alone, setup.now()));
    } catch (StoreException e) {
      OrderKey key = claim.channel().order().key();
      LOG.warn("Order {} could not be claimed as it is; claiming it as unreadable", key, e);
      List<Claim> bare = List.of(claims.unreadable(key, "its data can not be stored"));
      told(bare, setup.store().orders().claim(bare, setup.now()));
    }
  }

  private void told(List<Claim> page, Set<OrderKey> inserted) {
    for (Claim claim : page) {
      OrderKey key = claim.channel().order().key();
      if (inserted.contains(key)) {
        tally.count("claimed");
        book.tell(l -> l.orderClaimed(new OrderClaimed(key, setup.now())));
        Hold hold = claim.hold();
        if (hold != null) {
          tally.count("held");
          book.tell(l -> l.orderHeld(new OrderHeld(key, hold, setup.now())));
        }
      }
    }
  }

  private void observe(ChannelOrder seen) {
    Optional<TrackedOrder> row = setup.store().orders().find(seen.order().key());
    if (row.isEmpty()) {
      return;
    }
    ChannelOrder pending = row.get().pending();
    ChannelOrder known = pending == null ? row.get().channel() : pending;
    if (setup.store().orders().observe(Snapshots.keepKnown(known, seen), setup.now())) {
      tally.count("changed");
    }
  }
}
