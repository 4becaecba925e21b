package biz.megzo.vortex.store;

import biz.megzo.vortex.model.LinkId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
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

  /**
   * Recomputes the chain; empty when it is whole, else what is wrong and where: an entry changed,
   * missing or inserted, the last ones included.
   */
  Optional<String> verify(LinkId link);

  /**
   * One fact.
   *
   * @param actor who: {@code vortex}, or the name a host gave
   * @param subject what about, for example {@code sku:ABC-1} or {@code order:123}
   * @param action a short stable word, for example {@code stock.pushed}
   * @param detail from, to, version and reason, free of buyer data
   */
  record Fact(Instant at, String actor, String subject, String action, String detail) {
    /** The fact as a store keeps it: see {@link Stored}. */
    public Fact stored() {
      return new Fact(
          Stored.instant(at),
          Stored.text(actor),
          Stored.text(subject),
          Stored.text(action),
          Stored.text(detail));
    }

    /**
     * The hash of this fact behind another, in hex: SHA-256 over the other's hash and each of the
     * fact's parts with its length. All stores chain alike, so that an export can be verified
     * without them.
     *
     * @param previous the hash of the entry before; empty for the first of a link
     */
    public String chained(String previous) {
      StringBuilder parts = new StringBuilder(previous);
      for (String part : List.of(at.toString(), actor, subject, action, detail)) {
        parts.append('\n').append(part.length()).append(':').append(part);
      }
      try {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        return HexFormat.of()
            .formatHex(digest.digest(parts.toString().getBytes(StandardCharsets.UTF_8)));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every JVM has SHA-256", e);
      }
    }
  }
}
