package biz.megzo.vortex.proofs;

import biz.megzo.vortex.Flow;

/** The process that dies while it makes or registers a waybill; see {@link DyingPass}. */
public final class ShippingChild {
  private ShippingChild() {}

  public static void main(String[] args) throws Exception {
    DyingPass.run(
        args,
        (remotes, store, clock, erp, channel) -> Node.shipping(remotes, store, clock),
        node -> node.vortex().sync(Node.LINK, Flow.SHIPMENTS));
  }
}
