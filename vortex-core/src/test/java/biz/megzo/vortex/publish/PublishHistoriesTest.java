package biz.megzo.vortex.publish;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.store.OfferLedger.Entry;
import java.math.BigDecimal;
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

/**
 * Whatever happens to products, to the channel's decisions and to answers: once all is quiet each
 * product is listed as the ERP has it now, nothing is held, and nothing is written any more.
 */
class PublishHistoriesTest {
  private static final int PRODUCTS = 3;

  /** One step of a history. */
  private sealed interface Step {}

  private record Stock(int product, int units) implements Step {}

  private record Name(int product, int name) implements Step {}

  private record Price(int product, int lei) implements Step {}

  /** The channel lists what waits. */
  private record Approve() implements Step {}

  private record Disapprove(int product) implements Step {}

  private record Beat(Trouble trouble) implements Step {}

  private enum Trouble {
    NONE,
    ANSWERS_LOST,
    NEVER_ARRIVES,
    ITEM_REFUSED,
    BATCH_REFUSED,
    ERP_DOWN
  }

  @Property(tries = 1500, seed = "11", edgeCases = EdgeCasesMode.NONE)
  void each_product_ends_as_the_erp_has_it(@ForAll("histories") List<Step> history) {
    new World().live(history);
  }

  @Tag("soak")
  @Property(tries = 60_000, edgeCases = EdgeCasesMode.NONE)
  void in_many_more_histories_each_time_other_ones(@ForAll("histories") List<Step> history) {
    new World().live(history);
  }

  @Provide
  Arbitrary<List<Step>> histories() {
    Arbitrary<Integer> product = Arbitraries.integers().between(0, PRODUCTS - 1);
    Arbitrary<Integer> few = Arbitraries.integers().between(0, 9);
    Arbitrary<Trouble> trouble =
        Arbitraries.frequency(
            Tuple.of(5, Trouble.NONE),
            Tuple.of(2, Trouble.ANSWERS_LOST),
            Tuple.of(2, Trouble.NEVER_ARRIVES),
            Tuple.of(1, Trouble.ITEM_REFUSED),
            Tuple.of(1, Trouble.BATCH_REFUSED),
            Tuple.of(1, Trouble.ERP_DOWN));
    Arbitrary<Step> stock = Combinators.combine(product, few).as(Stock::new);
    Arbitrary<Step> name = Combinators.combine(product, few).as(Name::new);
    Arbitrary<Step> price = Combinators.combine(product, few).as(Price::new);
    Arbitrary<Step> approve = Arbitraries.of(new Approve());
    Arbitrary<Step> disapprove = product.map(Disapprove::new);
    Arbitrary<Step> beat = trouble.map(Beat::new);
    return Arbitraries.frequencyOf(
            Tuple.of(4, stock),
            Tuple.of(2, name),
            Tuple.of(2, price),
            Tuple.of(2, approve),
            Tuple.of(1, disapprove),
            Tuple.of(6, beat))
        .list()
        .ofMaxSize(30);
  }

  /** One history and what must be true behind it. */
  private static final class World {
    private final Scene scene = new Scene();
    private final int[] units = new int[PRODUCTS];
    private final int[] names = new int[PRODUCTS];
    private final int[] prices = new int[PRODUCTS];

    World() {
      for (int i = 0; i < PRODUCTS; i++) {
        units[i] = 7 + i;
        prices[i] = 5;
        scene.erp.stock(code(i), Integer.toString(units[i]));
        tell(i);
      }
      scene.channel.list(code(0), "15.00", 1); // by somebody before: its content is left as it is
      scene.beat();
    }

    private static String name(int product, int number) {
      return "Product " + product + " no " + number;
    }

    private static String code(int product) {
      return "P" + product;
    }

    /** Prices stay within one step of the guard. */
    private void tell(int product) {
      scene.erp.product(
          code(product),
          name(product, names[product]),
          new BigDecimal("10.00").add(BigDecimal.valueOf(prices[product])).toPlainString());
    }

    void live(List<Step> history) {
      history.forEach(this::step);
      calm();
      for (int i = 0; i < PRODUCTS; i++) {
        if (entry(i).hold() != null) {
          names[i] = 10; // what was refused is corrected
          tell(i);
        }
      }
      calm();
      scene.beat();
      int writes = scene.channel.writes();
      scene.beat();
      assertThat(scene.channel.writes()).as("writes at quiet").isEqualTo(writes);
      for (int i = 0; i < PRODUCTS; i++) {
        right(i);
      }
    }

    private void calm() {
      for (int i = 0; i < 6; i++) {
        scene.beat();
        scene.channel.approve();
      }
    }

    private Entry entry(int product) {
      return scene.store.offers().find(Scene.LINK, Sku.of(code(product))).orElseThrow();
    }

    private void step(Step step) {
      if (step instanceof Stock stock) {
        units[stock.product()] = stock.units();
        scene.erp.stock(code(stock.product()), Integer.toString(stock.units()));
      } else if (step instanceof Name name) {
        names[name.product()] = name.name();
        tell(name.product());
      } else if (step instanceof Price price) {
        prices[price.product()] = price.lei();
        tell(price.product());
      } else if (step instanceof Approve) {
        scene.channel.approve();
      } else if (step instanceof Disapprove no) {
        if (scene.channel.waiting().contains(Sku.of(code(no.product())))) {
          scene.channel.disapprove(code(no.product()), "no picture");
        }
      } else if (step instanceof Beat beat) {
        beat(beat.trouble());
      }
    }

    private void beat(Trouble trouble) {
      scene.channel.loseAnswers(
          trouble == Trouble.ANSWERS_LOST || trouble == Trouble.NEVER_ARRIVES);
      scene.channel.dropWrites(trouble == Trouble.NEVER_ARRIVES);
      if (trouble == Trouble.ITEM_REFUSED || trouble == Trouble.BATCH_REFUSED) {
        scene.channel.refuse(code(1), trouble == Trouble.BATCH_REFUSED);
      }
      scene.erp.broken(trouble == Trouble.ERP_DOWN);
      scene.beat();
      scene.channel.loseAnswers(false);
      scene.channel.dropWrites(false);
      scene.channel.forgive();
      scene.erp.broken(false);
    }

    private void right(int product) {
      String code = code(product);
      assertThat(entry(product).hold()).as("hold of %s", code).isNull();
      assertThat(scene.channel.stock(code))
          .as("stock of %s", code)
          .isEqualTo(Math.max(0, units[product] - 2));
      assertThat(scene.channel.offer(code).price())
          .as("price of %s", code)
          .isEqualTo(Money.ron(new BigDecimal(10 + prices[product])));
      FieldRecord content = scene.channel.content(code);
      String name = content == null ? name(product, 0) : content.text("name").orElse("");
      assertThat(name).as("name of %s", code).isEqualTo(name(product, names[product]));
    }
  }
}
