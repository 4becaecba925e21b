package biz.megzo.vortex.panel.access;

/** What a person may do; each role may do what the ones before it may. */
public enum Role {
  /** Looks. */
  VIEWER,
  /** Works: orders, stock, heartbeats. */
  OPERATOR,
  /** Also says yes: plans, mappings. */
  APPROVER,
  /** Also keeps the people. */
  ADMINISTRATOR;

  /** Whether this role includes another. */
  public boolean includes(Role needed) {
    return compareTo(needed) >= 0;
  }
}
