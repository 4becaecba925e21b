package biz.megzo.vortex.proofs;

import biz.megzo.vortex.celro.fake.Fault;
import biz.megzo.vortex.celro.fake.Switch;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What becomes of products and their stock; each ends before the pass that dies. Three products are
 * listed at the start.
 */
enum PublishStory {
  IMPORTED("new products are imported", PublishStory::newProducts),
  IMPORT_ANSWER_LOST(
      "the same, Cel.ro's answer is lost",
      world -> {
        newProducts(world);
        world.loses(PublishCheck.IMPORT, Fault.cutAnswer());
      }),
  IMPORT_LOOKED_FOR(
      "the same one pass later",
      List.of(
          world -> {
            newProducts(world);
            world.loses(PublishCheck.IMPORT, Fault.cutAnswer());
          }),
      world -> {}),
  IMPORT_NEVER_ARRIVED(
      "the import never gets to Cel.ro",
      world -> {
        newProducts(world);
        world.loses(PublishCheck.IMPORT, Fault.reset());
      }),
  IMPORT_BISECTED(
      "one new product makes Cel.ro refuse the whole import",
      world -> {
        newProducts(world);
        world.celRo.settings().on(Switch.BATCH_ALL_OR_NOTHING);
        world.company.product("N 3", "Produs fara poza", "buc", "13.00", "Normala");
        world.stock("N 3", 9); // the space makes a bad address of its picture
        world.unlisted("N 3");
      },
      "N 3"),
  APPROVED(
      "Cel.ro decides on the import",
      List.of(PublishStory::newProducts),
      world -> world.celRo.market().decideImports()),
  REFUSED(
      "Cel.ro refuses one of two",
      List.of(PublishStory::newProducts),
      world -> {
        world.celRo.market().refuseImport("N-2", "Imagine lipsa");
        world.celRo.market().decideImports();
        world.unlisted("N-2");
      },
      "N-2"),
  FIRST_PUSH(
      "new offers get their first price and stock",
      List.of(PublishStory::newProducts, world -> world.celRo.market().decideImports()),
      world -> world.stock("N-1", -3)),
  FELL_WHILE_WAITING(
      "the stock of a new product falls before Cel.ro decides",
      List.of(PublishStory::newProducts),
      world -> world.stock("N-1", -7)),
  JOINED("an offer on a product of Cel.ro's own catalogue", PublishStory::knownThere),
  JOIN_ANSWER_LOST(
      "the same, Cel.ro's answer is lost",
      world -> {
        knownThere(world);
        world.loses(PublishCheck.JOIN, Fault.cutAnswer());
      }),
  RENAMED("a listed product gets another name", world -> world.name("P-1", "Produs nou")),
  RENAMED_BACK(
      "its old name is back after the answer to the change was lost",
      List.of(
          world -> {
            world.name("P-1", "Produs nou");
            world.loses(PublishCheck.IMPORT, Fault.cutAnswer());
          }),
      world -> world.name("P-1", "Produs 1")),
  FELL_WHILE_RENAMED(
      "its stock falls before Cel.ro decides on the other name",
      List.of(world -> world.name("P-1", "Produs nou")),
      world -> world.stock("P-1", -9)),
  FELL(
      "stock falls, in the shop and by an order",
      world -> {
        world.stock("P-2", -5);
        world.buy("two", world.celRo.market().order().line("P-1", 2));
      }),
  ROSE(
      "stock rises",
      world -> {
        world.stock("P-1", 4);
        world.stock("P-3", 7);
      }),
  INVOICED(
      "an order is invoiced while other stock rises",
      List.of(world -> world.buy("two", world.celRo.market().order().line("P-1", 2))),
      world -> {
        world.invoice("two");
        world.stock("P-2", 3);
      }),
  PRICED(
      "prices change, one of them together with its stock",
      world -> {
        world.price("P-1", "10.50");
        world.price("P-2", "19.50");
        world.stock("P-2", -1);
      }),
  PRICE_REFUSED(
      "Cel.ro does not take one of two prices",
      world -> {
        world.price("P-1", "10.50");
        world.price("P-2", "29.00");
        world.stock("P-3", -1);
      },
      "P-2"),
  SWITCHED_OFF("two products are sold out", PublishStory::soldOut),
  SWITCHED_ON(
      "they are there again",
      List.of(PublishStory::soldOut),
      world -> {
        world.stock("P-1", 12);
        world.stock("P-2", 15);
      }),
  BISECTED(
      "one offer makes Cel.ro refuse the whole push",
      world -> {
        world.celRo.settings().on(Switch.BATCH_ALL_OR_NOTHING);
        world.celRo.market().delist("P-2");
        world.unlisted("P-2");
        changes(world);
      },
      "P-2"),
  PUSH_ANSWER_LOST(
      "the answer to a push is lost",
      world -> {
        changes(world);
        world.loses(PublishCheck.PUSH, Fault.cutAnswer());
      }),
  PUSH_NEVER_ARRIVED(
      "a push never gets to Cel.ro",
      world -> {
        changes(world);
        world.loses(PublishCheck.PUSH, Fault.reset());
      }),
  BACK_AFTER_LOST(
      "the stock is back where it was after a push whose answer was lost",
      List.of(
          world -> {
            world.stock("P-1", 9);
            world.stock("P-2", -9);
            world.loses(PublishCheck.PUSH, Fault.cutAnswer());
          }),
      world -> {
        world.stock("P-1", -9);
        world.stock("P-2", 9);
      });

  private final String title;
  private final List<Consumer<World>> before;
  private final Consumer<World> act;
  private final Set<String> held;

  PublishStory(String title, Consumer<World> act, String... held) {
    this(title, List.of(), act, held);
  }

  PublishStory(String title, List<Consumer<World>> before, Consumer<World> act, String... held) {
    this.title = title;
    this.before = before;
    this.act = act;
    this.held = Set.of(held);
  }

  String title() {
    return title;
  }

  /** What happens first, each with a heartbeat behind it. */
  List<Consumer<World>> before() {
    return before;
  }

  void happen(World world) {
    act.accept(world);
  }

  /** The products that must wait for a person in the end, and no others. */
  Set<String> held() {
    return held;
  }

  /** How often a product may get to Cel.ro. */
  int most(String code) {
    return switch (this) {
      case FELL_WHILE_WAITING -> code.equals("N-1") ? 3 : 1;
      case RENAMED, RENAMED_BACK, FELL_WHILE_RENAMED -> code.equals("P-1") ? 4 : 1;
      default -> 1;
    };
  }

  private static void newProducts(World world) {
    for (int i = 1; i <= 2; i++) {
      world.company.product("N-" + i, "Produs nou " + i, "buc", "1" + i + ".00", "Normala");
      world.stock("N-" + i, 10 + i);
    }
  }

  private static void knownThere(World world) {
    world.celRo.market().known(Node.KNOWN_THERE, "Produs cunoscut");
    world.company.product(Node.KNOWN_THERE, "Produs cunoscut", "buc", "15.00", "Normala");
    world.stock(Node.KNOWN_THERE, 8);
  }

  private static void soldOut(World world) {
    world.stock("P-1", -20);
    world.stock("P-2", -19);
  }

  private static void changes(World world) {
    world.stock("P-1", 5);
    world.stock("P-2", -5);
    world.stock("P-3", -20);
  }
}
