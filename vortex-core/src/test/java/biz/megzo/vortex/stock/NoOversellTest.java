package biz.megzo.vortex.stock;

import biz.megzo.vortex.testkit.BrokenStock;
import biz.megzo.vortex.testkit.StockMove;
import biz.megzo.vortex.testkit.StockMove.Beat;
import biz.megzo.vortex.testkit.StockMove.Cancel;
import biz.megzo.vortex.testkit.StockMove.Change;
import biz.megzo.vortex.testkit.StockMove.ComeBack;
import biz.megzo.vortex.testkit.StockMove.Edit;
import biz.megzo.vortex.testkit.StockMove.Invoice;
import biz.megzo.vortex.testkit.StockMove.Meanwhile;
import biz.megzo.vortex.testkit.StockMove.Moment;
import biz.megzo.vortex.testkit.StockMove.Restock;
import biz.megzo.vortex.testkit.StockMove.Sell;
import biz.megzo.vortex.testkit.StockMove.SellElsewhere;
import biz.megzo.vortex.testkit.StockMove.Trouble;
import biz.megzo.vortex.testkit.StockMove.Vanish;
import biz.megzo.vortex.testkit.StockMove.Wait;
import biz.megzo.vortex.testkit.StockPromiseBroken;
import biz.megzo.vortex.testkit.StockWorld;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.PerProperty;
import net.jqwik.api.lifecycle.PropertyExecutionResult;

/**
 * Sales here and elsewhere, invoices at awkward moments, cancellations, restocks, products that
 * vanish, hands on the channel, failing and truncated reads, lost and unapplied pushes, in any
 * order and without a buffer: at each push no unit that is known to be sold is offered.
 */
class NoOversellTest {
  private static final int LONG = 60;

  @Property(tries = 2000, seed = "20261002", edgeCases = EdgeCasesMode.NONE)
  void no_push_offers_a_unit_that_is_known_to_be_sold(
      @ForAll("histories") List<StockMove> history) {
    new StockWorld(BrokenStock.SOUND).live(history);
  }

  @Tag("soak")
  @Property(tries = 60_000, edgeCases = EdgeCasesMode.NONE)
  void nor_in_many_more_histories_each_time_other_ones(
      @ForAll("histories") List<StockMove> history) {
    new StockWorld(BrokenStock.SOUND).live(history);
  }

  @Property(tries = 2000, seed = "1", edgeCases = EdgeCasesMode.NONE)
  @PerProperty(MustBeCaught.class)
  void it_notices_invoices_read_after_the_stock(@ForAll("histories") List<StockMove> history) {
    caught(BrokenStock.INVOICES_AFTER_STOCK, "S1", history);
  }

  @Property(tries = 2000, seed = "1", edgeCases = EdgeCasesMode.NONE)
  @PerProperty(MustBeCaught.class)
  void it_notices_absence_taken_for_zero(@ForAll("histories") List<StockMove> history) {
    caught(BrokenStock.ABSENCE_AS_ZERO, "S3", history);
  }

  @Property(tries = 2000, seed = "1", edgeCases = EdgeCasesMode.NONE)
  @PerProperty(MustBeCaught.class)
  void it_notices_units_set_free_by_the_record(@ForAll("histories") List<StockMove> history) {
    caught(BrokenStock.RELEASED_ON_RECORD, "S1", history);
  }

  @Property(tries = 2000, seed = "1", edgeCases = EdgeCasesMode.NONE)
  @PerProperty(MustBeCaught.class)
  void it_notices_increases_before_decreases(@ForAll("histories") List<StockMove> history) {
    caught(BrokenStock.INCREASES_FIRST, "order", history);
  }

  @Property(tries = 2000, seed = "1", edgeCases = EdgeCasesMode.NONE)
  @PerProperty(MustBeCaught.class)
  void it_notices_yesterdays_stock(@ForAll("histories") List<StockMove> history) {
    caught(BrokenStock.STALE_SNAPSHOT, "S1", history);
  }

  @Property(tries = 2000, seed = "1", edgeCases = EdgeCasesMode.NONE)
  @PerProperty(MustBeCaught.class)
  void it_notices_that_orders_are_not_polled_again(@ForAll("histories") List<StockMove> history) {
    caught(BrokenStock.FENCE_OFF, "S1", history);
  }

  /** Lets the broken engine live; only the promise that its safeguard keeps counts as caught. */
  private static void caught(BrokenStock broken, String promise, List<StockMove> history) {
    try {
      new StockWorld(broken).live(history);
    } catch (StockPromiseBroken e) {
      if (e.promise().equals(promise)) {
        throw e;
      }
    }
  }

  @Provide
  Arbitrary<List<StockMove>> histories() {
    return Arbitraries.frequencyOf(Tuple.of(3, worldly()), Tuple.of(2, beats()))
        .list()
        .ofMaxSize(LONG);
  }

  private static Arbitrary<StockMove> worldly() {
    Arbitrary<Integer> sku = Arbitraries.integers().between(0, StockWorld.SKUS - 1);
    Arbitrary<Integer> few = Arbitraries.integers().between(1, 4);
    Arbitrary<Integer> any = Arbitraries.integers().between(0, 20);
    return Arbitraries.frequencyOf(
        Tuple.of(6, Combinators.combine(sku, few).as(Sell::new)),
        Tuple.of(1, Combinators.combine(sku, few).as(SellElsewhere::new)),
        Tuple.of(3, Combinators.combine(sku, few).as(Restock::new)),
        Tuple.of(5, any.map(Invoice::new)),
        Tuple.of(2, any.map(Cancel::new)),
        Tuple.of(
            2, Combinators.combine(any, Arbitraries.integers().between(-2, 3)).as(Change::new)),
        Tuple.of(1, any.map(ComeBack::new)),
        Tuple.of(2, Combinators.combine(sku, Arbitraries.of(true, false)).as(Vanish::new)),
        Tuple.of(1, Combinators.combine(sku, few).as(Edit::new)),
        Tuple.of(1, Arbitraries.integers().between(1, 4000).map(Wait::new)));
  }

  private static Arbitrary<StockMove> beats() {
    Arbitrary<Trouble> trouble =
        Arbitraries.frequency(
            Tuple.of(6, Trouble.NONE),
            Tuple.of(1, Trouble.ERP_DOWN),
            Tuple.of(1, Trouble.STOCK_TRUNCATED),
            Tuple.of(1, Trouble.ANSWERS_LOST),
            Tuple.of(1, Trouble.WRITES_DROPPED),
            Tuple.of(1, Trouble.ORDERS_DOWN));
    Arbitrary<Meanwhile> meanwhile =
        Combinators.combine(Arbitraries.of(Moment.values()), worldly()).as(Meanwhile::new);
    return Combinators.combine(trouble, meanwhile.list().ofMaxSize(3)).as(Beat::new);
  }

  /** Turns the result round: the property must fail, with a promise broken, and says how. */
  static final class MustBeCaught implements PerProperty.Lifecycle {
    @Override
    public void onSuccess() {
      throw new AssertionError("no history showed that the safeguard is missing");
    }

    @Override
    public PropertyExecutionResult onFailure(PropertyExecutionResult result) {
      Throwable why = result.throwable().orElse(null);
      if (!(why instanceof StockPromiseBroken)) {
        return result;
      }
      System.out.println(why.getMessage());
      result
          .falsifiedParameters()
          .ifPresent(history -> System.out.println("  after " + history.get(0)));
      return result.mapToSuccessful();
    }
  }
}
