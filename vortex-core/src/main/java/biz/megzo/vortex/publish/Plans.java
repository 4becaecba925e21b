package biz.megzo.vortex.publish;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.store.AuditLog.Fact;
import biz.megzo.vortex.store.PlanStore.Head;
import biz.megzo.vortex.store.VortexStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The saved plans of a link, for people. Thread-safe. */
public final class Plans {
  private static final String PLAN = "plan:";
  private static final int SHORT = 12;

  private final LinkId link;
  private final VortexStore store;
  private final InstantSource clock;
  private final Duration life;

  public Plans(LinkId link, VortexStore store, InstantSource clock, Duration life) {
    this.link = link;
    this.store = store;
    this.clock = clock;
    this.life = life;
  }

  /**
   * Saves a plan, and drops those that have expired.
   *
   * @return when it expires
   */
  public Instant save(Plan plan) {
    if (!plan.link().equals(link)) {
      throw new IllegalArgumentException(plan + " is of link " + plan.link());
    }
    Instant now = clock.instant();
    store.plans().dropExpired(now);
    store.plans().save(plan, now.plus(life));
    return now.plus(life);
  }

  /** A saved plan by its id, or by at least eight characters that it begins with. */
  public Optional<Plan> find(String id) {
    return store.plans().find(link, id, clock.instant());
  }

  /** The saved plans, newest first. */
  public List<Head> latest(int limit) {
    return store.plans().latest(link, clock.instant(), limit);
  }

  /**
   * What people said of a plan last; empty while nobody said anything. Does not read the plan.
   *
   * @param id its id, whole or short
   */
  public Optional<Verdict> verdict(String id) {
    String subject = PLAN + id.substring(0, Math.min(id.length(), SHORT));
    return store.audit().about(link, subject, null, 100).stream()
        .flatMap(fact -> Verdict.of(fact).stream())
        .findFirst();
  }

  /**
   * Notes that a person would approve a plan, for hosts that want two persons: the other one {@link
   * #approve approves}. Lets nothing through.
   *
   * @throws IllegalArgumentException as {@link #approve}
   */
  public void propose(String id, String who, String why) {
    said(existing(id), Verdict.Kind.PROPOSED, who, why);
  }

  /**
   * As {@link #approve}, where it takes two persons: the yes of the first one is a proposal, that
   * of another one lets it through. Whoever says it twice is one person still.
   *
   * @return how many changes were consented to; empty while another person has to say yes
   * @throws IllegalArgumentException as {@link #approve}
   */
  public OptionalInt approveAsOneOfTwo(String id, String who, String why) {
    Plan plan = existing(id);
    Optional<Verdict> before =
        verdict(plan.id()).filter(one -> one.kind() == Verdict.Kind.PROPOSED);
    if (before.isEmpty()) {
      propose(plan.id(), who, why);
      return OptionalInt.empty();
    }
    return before.get().who().equals(who)
        ? OptionalInt.empty()
        : OptionalInt.of(approve(plan.id(), who, why));
  }

  /**
   * Says no to a plan: consents that were given with it and not used yet are taken back, and what
   * it holds back stays held. A stopped change set is not asked for again for as long as the same
   * is stopped; a plan that was rejected can still be approved.
   *
   * @throws IllegalArgumentException as {@link #approve}
   */
  public void reject(String id, String who, String why) {
    Plan plan = existing(id);
    Instant now = clock.instant();
    said(plan, Verdict.Kind.REJECTED, who, why);
    List<Consent> given = store.guards().consents(link, now);
    for (Withheld one : plan.askingConsent()) {
      Change change = one.change();
      if (change != null && given.stream().anyMatch(yes -> yes.covers(change, now))) {
        store.guards().used(link, one.facet(), List.of(one.sku()));
      }
    }
  }

  private void said(Plan plan, Verdict.Kind kind, String who, String why) {
    if (who.isBlank() || why.isBlank()) {
      throw new IllegalArgumentException("a decision on a plan needs a name and a reason");
    }
    store
        .audit()
        .append(link, List.of(new Fact(clock.instant(), who, subject(plan), kind.action(), why)));
  }

  private Plan existing(String id) {
    return find(id)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no plan " + id + " of link " + link + "; it may have expired: make another"));
  }

  private static String subject(Plan plan) {
    return PLAN + plan.shortId();
  }

  /**
   * Says yes to what a plan holds back and that a person may consent to.
   *
   * @throws IllegalArgumentException when there is no such plan, or it has expired, or the name or
   *     the reason is missing
   */
  public int approve(String id, String who, String why) {
    Plan plan = existing(id);
    if (who.isBlank() || why.isBlank()) {
      throw new IllegalArgumentException("a decision on a plan needs a name and a reason");
    }
    Instant now = clock.instant();
    List<Consent> consents = new ArrayList<>();
    List<Fact> facts = new ArrayList<>();
    for (Withheld one : plan.askingConsent()) {
      Change change = one.change();
      if (change != null) {
        consents.add(
            new Consent(
                one.sku(), one.facet(), change.to().fingerprint(), who, why, now, now.plus(life)));
        facts.add(
            new Fact(
                now,
                who,
                "sku:" + one.sku(),
                "change.consented",
                one.guard() + ", " + PlanText.of(change.to()) + ", plan " + plan.shortId()));
      }
    }
    facts.add(
        new Fact(
            now,
            who,
            subject(plan),
            Verdict.Kind.APPROVED.action(),
            consents.size() + " changes; " + why));
    if (!consents.isEmpty()) {
      store.guards().consent(link, consents);
    }
    store.audit().append(link, facts);
    return consents.size();
  }
}
