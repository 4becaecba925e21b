package biz.megzo.vortex.proofs;

import biz.megzo.vortex.HeartbeatReport;
import java.time.Instant;
import java.util.List;

/**
 * The process that dies: one heartbeat over a real database and real HTTP, halted at the boundary
 * whose number it is given. Arguments: database, instant, number (0 for none), remotes.
 */
public final class CrashChild {
  private CrashChild() {}

  /** Runs the pass; prints the boundaries it passed when it gets to its end. */
  public static void main(String[] args) throws Exception {
    Boundaries boundaries = new Boundaries(Integer.parseInt(args[2]));
    Remotes remotes = Remotes.of(List.of(args).subList(3, args.length));
    try (WatchedRemote erp = new WatchedRemote(remotes.smartBill(), boundaries);
        WatchedRemote channel = new WatchedRemote(remotes.celRo(), boundaries);
        WatchedStore store = new WatchedStore(args[0], boundaries)) {
      Node node =
          Node.of(
              new Remotes(erp.base(), channel.base(), remotes.username(), remotes.password()),
              store.store(),
              new ProofClock(Instant.parse(args[1])),
              erp::around,
              channel::around);
      System.out.println("ARMED");
      System.out.flush();
      boundaries.arm();
      HeartbeatReport report = node.heartbeat();
      boundaries.passed().forEach(each -> System.out.println("POINT " + each.print()));
      System.out.println("END " + report.result());
      System.out.flush();
    }
  }
}
