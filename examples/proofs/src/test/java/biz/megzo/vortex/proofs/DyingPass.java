package biz.megzo.vortex.proofs;

import biz.megzo.vortex.HeartbeatReport;
import biz.megzo.vortex.connector.ConnectorFactory;
import biz.megzo.vortex.http.WaitingClock;
import biz.megzo.vortex.store.VortexStore;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * One pass over a real database and real HTTP in a process of its own, halted at the boundary whose
 * number it is given. Prints the boundaries it passed when it gets to its end.
 */
final class DyingPass {
  private DyingPass() {}

  /** Makes the node that dies. */
  interface Nodes {
    Node of(
        Remotes remotes,
        VortexStore store,
        WaitingClock clock,
        UnaryOperator<ConnectorFactory> erp,
        UnaryOperator<ConnectorFactory> channel);
  }

  /** Arguments: database, instant, number (0 for none), remotes. */
  static void run(String[] args, Nodes nodes, Function<Node, HeartbeatReport> pass)
      throws Exception {
    Boundaries boundaries = new Boundaries(Integer.parseInt(args[2]));
    Remotes remotes = Remotes.of(List.of(args).subList(3, args.length));
    try (WatchedRemote erp = new WatchedRemote(remotes.smartBill(), boundaries);
        WatchedRemote channel = new WatchedRemote(remotes.celRo(), boundaries);
        WatchedStore store = new WatchedStore(args[0], boundaries)) {
      Node node =
          nodes.of(
              new Remotes(erp.base(), channel.base(), remotes.username(), remotes.password()),
              store.store(),
              new ProofClock(Instant.parse(args[1])),
              erp::around,
              channel::around);
      System.out.println("ARMED");
      System.out.flush();
      boundaries.arm();
      HeartbeatReport report = pass.apply(node);
      boundaries.passed().forEach(each -> System.out.println("POINT " + each.print()));
      System.out.println("END " + report.result());
      System.out.flush();
    }
  }
}
