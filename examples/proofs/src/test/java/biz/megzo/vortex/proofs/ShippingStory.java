package biz.megzo.vortex.proofs;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.celro.fake.Fault;
import biz.megzo.vortex.fulfil.ShipmentDesk;
import biz.megzo.vortex.fulfil.ShipmentWish;

/** How an order comes to its waybill; each ends before the pass that dies. */
enum ShippingStory {
  MADE("made on the seller's account at Cel.ro", false),
  ANSWER_LOST("the same, Cel.ro's answer is lost", false),
  LOOKED_FOR("looked for, the answer was lost in the pass before", false),
  NEVER_ARRIVED("the request never gets to Cel.ro", false),
  TOLD("made elsewhere, Cel.ro is told", true),
  TOLD_ANSWER_LOST("the same, Cel.ro's answer is lost", true);

  static final String ELSEWHERE = "2228000111";

  private static final String ACTION = "orders/generateAwb";

  private final String title;
  private final boolean reported;

  ShippingStory(String title, boolean reported) {
    this.title = title;
    this.reported = reported;
  }

  String title() {
    return title;
  }

  /** Whether the waybill was made elsewhere. */
  boolean reported() {
    return reported;
  }

  void happen(World world, Node node, String order) {
    ShipmentDesk desk = node.vortex().shipments(Node.LINK);
    if (reported) {
      desk.report(order, "1", ELSEWHERE, "ana");
    } else {
      desk.create(order, ShipmentWish.usual(), "ana");
    }
    switch (this) {
      case MADE, TOLD -> {}
      case ANSWER_LOST, TOLD_ANSWER_LOST -> world.celRo.faults().next(ACTION, Fault.cutAnswer());
      case NEVER_ARRIVED -> world.celRo.faults().next(ACTION, Fault.reset());
      case LOOKED_FOR -> {
        world.celRo.faults().next(ACTION, Fault.cutAnswer());
        node.vortex().sync(Node.LINK, Flow.SHIPMENTS);
      }
    }
  }
}
