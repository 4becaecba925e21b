package biz.megzo.vortex.connector;

import biz.megzo.vortex.http.CallUse;
import java.util.List;

/**
 * One remote account. A connector also implements the small interfaces of this package that it can:
 * a missing one means that the flow is absent for the link, and the heartbeat report says so.
 * Implementations are thread-safe.
 */
public interface Connector {
  /** Short lower-case name, for example {@code smartbill}; appears in reports and messages. */
  String name();

  /**
   * Looks whether the account can be used as configured: credentials, series, warehouses, rates.
   * Calls the remote, changes nothing there, and never throws for what it finds.
   */
  List<Finding> examine();

  /** How much of the calls of its accounts is used; empty when it does not count. */
  default List<CallUse> calls() {
    return List.of();
  }
}
