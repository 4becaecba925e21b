package biz.megzo.vortex.publish;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.rules.FieldRecord;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The exact list of changes that a pass would make on the channel, and of those it would hold back.
 * Immutable, and addressed by its content: two plans with the same base and the same changes have
 * the same id, any difference gives another one.
 */
public final class Plan {
  private final String id;
  private final LinkId link;
  private final Instant madeAt;
  private final Set<Flow> flows;
  private final PlanBase base;
  private final List<Change> changes;
  private final List<Withheld> withheld;

  private Plan(
      LinkId link,
      Instant madeAt,
      Set<Flow> flows,
      PlanBase base,
      List<Change> changes,
      List<Withheld> withheld) {
    this.link = Objects.requireNonNull(link, "link");
    this.madeAt = Objects.requireNonNull(madeAt, "madeAt");
    this.flows = Set.copyOf(flows);
    this.base = Objects.requireNonNull(base, "base");
    this.changes = List.copyOf(changes);
    this.withheld = List.copyOf(withheld);
    this.id = hash();
  }

  /** A plan; its id follows from what is given, but for the time. */
  public static Plan of(
      LinkId link,
      Instant madeAt,
      Set<Flow> flows,
      PlanBase base,
      List<Change> changes,
      List<Withheld> withheld) {
    return new Plan(link, madeAt, flows, base, changes, withheld);
  }

  /** SHA-256 over base and content, in hex: 64 characters. */
  public String id() {
    return id;
  }

  /** Enough of the id for people: its first 12 characters. */
  public String shortId() {
    return id.substring(0, 12);
  }

  public LinkId link() {
    return link;
  }

  public Instant madeAt() {
    return madeAt;
  }

  /** What it is about, of {@code PRODUCTS}, {@code PRICES} and {@code STOCK}. */
  public Set<Flow> flows() {
    return flows;
  }

  public PlanBase base() {
    return base;
  }

  /** What is changed, by SKU and facet. */
  public List<Change> changes() {
    return changes;
  }

  /** What is held back, by SKU and facet. */
  public List<Withheld> withheld() {
    return withheld;
  }

  /** What is held back and goes through once a person consents. */
  public List<Withheld> askingConsent() {
    return withheld.stream()
        .filter(one -> one.guard().consentable() && one.change() != null)
        .toList();
  }

  /**
   * What moved since this plan was made, for people; empty when it may be applied: nothing moved,
   * or only what a person said yes to since.
   *
   * @param now the plan that would be made now
   * @param consents those given by now
   */
  public List<String> moved(Plan now, List<Consent> consents, Instant at) {
    return PlanMove.between(this, now, consents, at);
  }

  public boolean isEmpty() {
    return changes.isEmpty();
  }

  private String hash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      add(digest, "vortex-plan-1", link.value());
      for (Flow flow : flows.isEmpty() ? Set.<Flow>of() : EnumSet.copyOf(flows)) {
        add(digest, flow.name());
      }
      add(digest, base.ledger(), base.products(), base.stock(), base.reservations());
      add(digest, String.valueOf(base.priceRules()), String.valueOf(base.contentRules()));
      add(digest, "changes", String.valueOf(changes.size()));
      changes.forEach(change -> add(digest, change));
      add(digest, "withheld", String.valueOf(withheld.size()));
      for (Withheld one : withheld) {
        add(digest, one.sku().value(), one.facet().name(), one.guard().name(), one.message());
        Change change = one.change();
        add(digest, change == null ? "-" : "+");
        if (change != null) {
          add(digest, change);
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  private static void add(MessageDigest digest, Change change) {
    add(digest, change.sku().value(), change.facet().name(), print(change.from()));
    add(digest, print(change.to()), String.valueOf(change.ruleVersion()), change.reason());
  }

  private static String print(@Nullable FieldRecord record) {
    return record == null ? "" : record.fingerprint();
  }

  private static void add(MessageDigest digest, String... parts) {
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
      digest.update(bytes);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Plan that && id.equals(that.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return "Plan[" + shortId() + ", " + changes.size() + " changes]";
  }
}
