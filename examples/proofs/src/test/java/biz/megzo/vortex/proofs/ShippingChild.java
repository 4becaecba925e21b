package biz.megzo.vortex.proofs;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.HeartbeatReport;
import java.time.Instant;
import java.util.List;

/**
 * The process that dies while it makes or registers a waybill: one pass over the shipments, halted
 * at the boundary whose number it is given. Arguments as those of {@link CrashChild}.
 */
public final class ShippingChild {
  private ShippingChild() {}

  /** Runs the pass; prints the boundaries it passed when it gets to its end. */
  public static void main(String[] args) throws Exception {
    Boundaries boundaries = new Boundaries(Integer.parseInt(args[2]));
    Remotes remotes = Remotes.of(List.of(args).subList(3, args.length));
    try (WatchedRemote channel = new WatchedRemote(remotes.celRo(), boundaries);
        WatchedStore store = new WatchedStore(args[0], boundaries)) {
      Node node =
          Node.shipping(
              new Remotes(
                  remotes.smartBill(), channel.base(), remotes.username(), remotes.password()),
              store.store(),
              new ProofClock(Instant.parse(args[1])));
      System.out.println("ARMED");
      System.out.flush();
      boundaries.arm();
      HeartbeatReport report = node.vortex().sync(Node.LINK, Flow.SHIPMENTS);
      boundaries.passed().forEach(each -> System.out.println("POINT " + each.print()));
      System.out.println("END " + report.result());
      System.out.flush();
    }
  }
}
