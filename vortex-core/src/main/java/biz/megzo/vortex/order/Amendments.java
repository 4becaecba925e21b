package biz.megzo.vortex.order;

import java.util.EnumMap;
import java.util.Map;

/**
 * What to do with each kind of change of an order that is recorded and not invoiced. Before the
 * record is made a change is always taken over; after invoicing it always waits for a person.
 * Immutable.
 *
 * <p>Defaults: lines, quantity, price and address {@link AmendmentPolicy#REPLACE}; payment,
 * cancelled and reactivated {@link AmendmentPolicy#APPLY}; returned {@link AmendmentPolicy#HOLD},
 * which can not be changed.
 */
public final class Amendments {
  private static final Amendments DEFAULTS = new Amendments(defaultPolicies());

  private final Map<ChangeKind, AmendmentPolicy> policies;

  private Amendments(Map<ChangeKind, AmendmentPolicy> policies) {
    this.policies = policies;
  }

  public static Amendments ofDefaults() {
    return DEFAULTS;
  }

  /**
   * These policies with another one for one kind.
   *
   * @throws IllegalArgumentException when the policy makes no sense for the kind
   */
  public Amendments with(ChangeKind kind, AmendmentPolicy policy) {
    boolean wholeOrder = kind == ChangeKind.CANCELLED || kind == ChangeKind.REACTIVATED;
    if (kind == ChangeKind.RETURNED && policy != AmendmentPolicy.HOLD) {
      throw new IllegalArgumentException("a returned order always waits for a person");
    }
    if (wholeOrder && policy == AmendmentPolicy.REPLACE) {
      throw new IllegalArgumentException(kind + " can be applied or held, not replaced");
    }
    Map<ChangeKind, AmendmentPolicy> changed = new EnumMap<>(policies);
    changed.put(kind, policy);
    return new Amendments(changed);
  }

  public AmendmentPolicy of(ChangeKind kind) {
    return policies.getOrDefault(kind, AmendmentPolicy.HOLD);
  }

  private static Map<ChangeKind, AmendmentPolicy> defaultPolicies() {
    Map<ChangeKind, AmendmentPolicy> policies = new EnumMap<>(ChangeKind.class);
    policies.put(ChangeKind.LINES, AmendmentPolicy.REPLACE);
    policies.put(ChangeKind.QUANTITY, AmendmentPolicy.REPLACE);
    policies.put(ChangeKind.PRICE, AmendmentPolicy.REPLACE);
    policies.put(ChangeKind.ADDRESS, AmendmentPolicy.REPLACE);
    policies.put(ChangeKind.PAYMENT, AmendmentPolicy.APPLY);
    policies.put(ChangeKind.CANCELLED, AmendmentPolicy.APPLY);
    policies.put(ChangeKind.REACTIVATED, AmendmentPolicy.APPLY);
    policies.put(ChangeKind.RETURNED, AmendmentPolicy.HOLD);
    return policies;
  }

  @Override
  public String toString() {
    return policies.toString();
  }
}
