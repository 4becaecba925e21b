package biz.megzo.vortex.proofs;

import biz.megzo.vortex.smartbill.fake.FakeCall;
import java.util.List;
import java.util.function.Consumer;

/**
 * What happens to the shop, act by act; each act is followed by one heartbeat, the one that dies.
 */
enum Story {
  NEW_ORDERS(
      "two new orders",
      world -> {
        world.buy(
            "company",
            world
                .celRo
                .market()
                .order()
                .company("Exemplu Prod SRL", "RO12345674", "J12/345/2015", "Ana Pop")
                .line("P-1", 2)
                .transport("19.99"));
        world.buy("two lines", world.celRo.market().order().line("P-2", 1).line("P-3", 3));
      }),
  ANSWER_LOST(
      "two more, the answer to the first create is lost",
      world -> {
        world.buy("lost", world.celRo.market().order().line("P-1", 1));
        world.buy("behind it", world.celRo.market().order().line("P-5", 1).transport("9.50"));
        world.smartBill.faults().on(FakeCall.CREATE_ESTIMATE).times(1).commitThenDrop();
      }),
  CHANGED(
      "one cancelled, one changed, the lost one looked for; the next create never arrives",
      world -> {
        world.cancel("company");
        world.celRo.market().customerChangesQuantity(world.orders.get("two lines"), "P-2", 3);
        world.smartBill.faults().on(FakeCall.CREATE_ESTIMATE).times(1).reset();
      }),
  INVOICED(
      "sent again; one invoiced, one product restocked, one order more",
      world -> {
        world.invoice("lost");
        world.stock("P-6", 7);
        world.buy("last", world.celRo.market().order().line("P-5", 2));
      });

  private final String title;
  private final Consumer<World> act;

  Story(String title, Consumer<World> act) {
    this.title = title;
    this.act = act;
  }

  String title() {
    return title;
  }

  void happen(World world) {
    act.accept(world);
  }

  /** The acts before this one. */
  List<Story> before() {
    return List.of(values()).subList(0, ordinal());
  }
}
