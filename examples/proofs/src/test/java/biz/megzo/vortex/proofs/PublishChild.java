package biz.megzo.vortex.proofs;

import biz.megzo.vortex.HeartbeatReport;
import java.time.Instant;
import java.util.List;

/**
 * The process that dies while it publishes: one heartbeat, halted at the boundary whose number it
 * is given. Arguments as those of {@link CrashChild}.
 */
public final class PublishChild {
  private PublishChild() {}

  /** Runs the pass; prints the boundaries it passed when it gets to its end. */
  public static void main(String[] args) throws Exception {
    Boundaries boundaries = new Boundaries(Integer.parseInt(args[2]));
    Remotes remotes = Remotes.of(List.of(args).subList(3, args.length));
    try (WatchedRemote erp = new WatchedRemote(remotes.smartBill(), boundaries);
        WatchedRemote channel = new WatchedRemote(remotes.celRo(), boundaries);
        WatchedStore store = new WatchedStore(args[0], boundaries)) {
      Node node =
          Node.publishing(
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
