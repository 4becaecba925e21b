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

/** The saved plans of a link, for people. Thread-safe. */
public final class Plans {
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
   * Says yes to what a plan holds back and that a person may consent to.
   *
   * @throws IllegalArgumentException when there is no such plan, or it has expired, or the name or
   *     the reason is missing
   */
  public int approve(String id, String who, String why) {
    Plan plan =
        find(id)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "no plan "
                            + id
                            + " of link "
                            + link
                            + "; it may have expired: make another"));
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
            "plan:" + plan.shortId(),
            "plan.approved",
            consents.size() + " changes; " + why));
    if (!consents.isEmpty()) {
      store.guards().consent(link, consents);
    }
    store.audit().append(link, facts);
    return consents.size();
  }
}
