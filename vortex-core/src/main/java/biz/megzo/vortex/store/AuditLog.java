package biz.megzo.vortex.store;

import biz.megzo.vortex.model.LinkId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Append-only history of what was changed, by whom and why. Each entry of a link holds the hash of
 * the one before it, so that a change made behind Vortex's back shows.
 */
public interface AuditLog {
  /** Appends facts in order, in one transaction. */
  void append(LinkId link, List<Fact> facts);

  /**
   * Facts about one subject, newest first.
   *
   * @param until null for all, or only facts at or before it
   */
  List<Fact> about(LinkId link, String subject, @Nullable Instant until, int limit);

  /** The latest facts of a link, newest first. */
  List<Fact> latest(LinkId link, int limit);

  /** Recomputes the chain; empty when it is whole, else what is wrong and where. */
  Optional<String> verify(LinkId link);

  /**
   * One fact.
   *
   * @param actor who: {@code vortex}, or the name a host gave
   * @param subject what about, for example {@code sku:ABC-1} or {@code order:123}
   * @param action a short stable word, for example {@code stock.pushed}
   * @param detail from, to, version and reason, free of buyer data
   */
  record Fact(Instant at, String actor, String subject, String action, String detail) {}
}
