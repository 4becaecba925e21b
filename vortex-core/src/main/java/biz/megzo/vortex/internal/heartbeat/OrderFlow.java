package biz.megzo.vortex.internal.heartbeat;

import biz.megzo.vortex.Link;
import biz.megzo.vortex.connector.CatalogSource;
import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.InvoiceSource;
import biz.megzo.vortex.connector.OrderRecorder;
import biz.megzo.vortex.connector.OrderSource;
import biz.megzo.vortex.connector.OrderUpdates;
import biz.megzo.vortex.connector.StockSource;
import biz.megzo.vortex.internal.order.Announced;
import biz.megzo.vortex.internal.order.Catalogue;
import biz.megzo.vortex.internal.order.OrderIntake;
import biz.megzo.vortex.internal.order.OrderPass;
import biz.megzo.vortex.internal.order.OrderPass.Ending;
import biz.megzo.vortex.internal.order.OrderRecording;
import biz.megzo.vortex.internal.order.OrderSetup;
import biz.megzo.vortex.internal.publish.CatalogueReader;
import biz.megzo.vortex.internal.publish.FreshOrders;
import biz.megzo.vortex.internal.publish.ProductLists;
import biz.megzo.vortex.internal.publish.Publishing;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.publish.CodeLinks;
import biz.megzo.vortex.stock.StockPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The order engine's part in a pass: poll first, record last, poll again when stock asks for it.
 */
final class OrderFlow implements FreshOrders {
  private final Pass pass;
  private final Tally tally;
  private final @Nullable OrderSetup setup;
  private final Sides sides;
  private final Set<String> lists;
  private Instant polledAt = Instant.EPOCH;
  private Map<Sku, Integer> announced = Map.of();

  private OrderFlow(Pass pass, Tally tally, @Nullable OrderSetup setup, OpenLink open) {
    this.pass = pass;
    this.tally = tally;
    this.setup = setup;
    this.sides = open.sides();
    this.lists = open.link().productData().keySet();
  }

  static OrderFlow of(OpenLink link, Pass pass, Tally tally) {
    return new OrderFlow(pass, tally, setup(link), link);
  }

  /** What the order engine works with; null when the channel has no orders. */
  static @Nullable OrderSetup setup(OpenLink open) {
    Sides sides = open.sides();
    OrderSource source = sides.channel(OrderSource.class);
    if (source == null) {
      return null;
    }
    Link link = open.link();
    OpenLink.Surroundings around = open.around();
    return new OrderSetup(
        link.id(),
        around.node(),
        around.store(),
        new OrderSetup.Remotes(
            source,
            sides.channel(OrderUpdates.class),
            sides.erp(OrderRecorder.class),
            sides.erp(InvoiceSource.class)),
        around.rules(),
        link.orders(),
        new OrderSetup.Surroundings(
            around.clock(),
            around.listener(),
            sku -> StockPolicy.kitOf(around.store().settings(), link.id(), sku),
            sku -> CodeLinks.erpOf(link.codes(), around.store().settings(), link.id(), sku)));
  }

  @Override
  public Instant polledAt() {
    return polledAt;
  }

  @Override
  public Map<Sku, Integer> announced() {
    return announced;
  }

  /**
   * The poll that a pass begins with; what it could not do is in the report.
   *
   * @param hinted orders to look at besides what the poll finds
   */
  void pollFirst(List<String> hinted) {
    OrderSetup present = setup;
    if (present == null) {
      tally.absent(sides.channel().name() + " has no orders");
      polledAt = Instant.MAX;
      return;
    }
    report(polled(present, hinted), tally);
  }

  @Override
  public void poll() {
    OrderSetup present = setup;
    if (present == null) {
      return;
    }
    OrderPass done = polled(present, List.of());
    tally.counts(done.counts());
    if (done.ending() != Ending.DONE) {
      throw new ConnectorException(
          sides.channel().name(),
          ConnectorException.Kind.UNREACHABLE,
          "orders could not be read right before stock was to be pushed, so that no stock was"
              + " pushed; the next pass does it",
          null);
    }
  }

  private OrderPass polled(OrderSetup present, List<String> hinted) {
    Instant asked = pass.now();
    OrderPass done = new OrderIntake(present, pass::keep).poll(hinted, pass.deadline());
    if (done.ending() == Ending.DONE) {
      polledAt = asked;
      announced = Announced.units(present);
    }
    return done;
  }

  /** Makes the records that are due. */
  void record() {
    OrderSetup present = setup;
    if (present == null) {
      return;
    }
    if (present.remotes().recorder() == null) {
      tally.note("orders", sides.erp().name() + " makes no records; orders are only kept");
      return;
    }
    pass.keep();
    report(new OrderRecording(present).run(pass.deadline(), catalogue(), pass::keep), tally);
    waiting(present);
  }

  /** Orders that wait for a person make the flow say so, in this pass and in every one after it. */
  private void waiting(OrderSetup present) {
    long held = present.store().orders().counts(pass.link()).getOrDefault(OrderState.HELD, 0L);
    if (held > 0) {
      tally.count("waiting for a person", held);
      tally.held("orders", held + " order(s) wait for a person; list those that are held");
    }
  }

  private Catalogue catalogue() {
    boolean reads = sides.erp(CatalogSource.class) != null;
    boolean counts = sides.erp(StockSource.class) != null;
    if (!reads && !counts) {
      return Catalogue.NONE;
    }
    boolean listed = lists.stream().allMatch(name -> known(ProductLists.readCursor(name)));
    boolean whole =
        listed
            && (!reads || known(CatalogueReader.COMPLETE))
            && (!counts || known(Publishing.STOCK_READ));
    return whole ? Catalogue.COMPLETE : Catalogue.UNREAD;
  }

  private boolean known(String cursor) {
    OrderSetup present = setup;
    return present != null && present.store().cursors().get(pass.link(), cursor).isPresent();
  }

  static void report(OrderPass done, Tally tally) {
    tally.counts(done.counts());
    done.notices().forEach(tally::add);
    switch (done.ending()) {
      case DONE -> {}
      case OUT_OF_TIME -> tally.skipped("no time left for more orders; the next pass goes on");
      case BUSY -> tally.skipped("another node works on the orders right now");
      case FAILED -> tally.fail();
    }
  }
}
