package biz.megzo.vortex.stock;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.rules.FieldRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The numbers of docs/stock.md are what the code says. */
class StockPageTest {
  private static final Sku SKU = Sku.of("ABC-1");
  private static final FieldRecord FIELDS = FieldRecord.builder().text("name", "Lampa").build();

  private final String page = read();

  private static String read() {
    try {
      return Files.readString(Path.of("..", "docs", "stock.md"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static StockPolicy policy(StockTarget target, StockTerms terms) {
    StockSetting setting = new StockSetting(target, terms, 1, "ana", "", Instant.EPOCH);
    return StockPolicy.of(StockSettings.ofDefaults(), List.of(setting));
  }

  private void example(String onHand, int reserved, String set, StockPolicy policy) {
    StockLine line =
        StockLine.of(SKU, new BigDecimal(onHand), reserved, policy.limits(SKU, FIELDS));
    assertThat(page)
        .contains("| " + onHand + " | " + reserved + " |" + set + " | " + line.explain() + " |");
  }

  @Test
  void examples_of_single_products() {
    StockTerms none = StockTerms.none();
    StockPolicy code = policy(StockTarget.link(), none);
    example("10", 0, "", code);
    example("9.9", 3, "", code);
    example("-4.5", 0, "", code);
    StockBuffer both = new StockBuffer(1, BigDecimal.TEN);
    StockTarget sku = StockTarget.sku(SKU);
    example("25", 1, " buffer 1+10% for the SKU", policy(sku, none.withBuffer(both)));
    StockTarget link = StockTarget.link();
    BigDecimal half = new BigDecimal("0.5");
    example("25", 1, " share 0.5 for the link", policy(link, none.withShare(half)));
    StockTarget rule = StockTarget.rule("lamps", 10, Map.of("name", "lampa*"));
    example("25", 1, " rule lamps: cap 6", policy(rule, none.withCap(6)));
    example("25", 1, " link paused", policy(link, none.withPaused(true)));
  }

  @Test
  void example_of_a_kit() {
    Sku table = Sku.of("TABLE");
    Sku leg = Sku.of("LEG");
    Sku top = Sku.of("TOP");
    StockPolicy policy =
        policy(StockTarget.sku(table), StockTerms.none().withKit(Map.of(leg, 4, top, 1)));
    StockLine legs =
        StockLine.of(leg, new BigDecimal("11"), 1, policy.limits(leg, FieldRecord.empty()));
    StockLine tops =
        StockLine.of(top, new BigDecimal("9"), 0, policy.limits(top, FieldRecord.empty()));
    StockLine kit =
        StockLine.kit(
            table,
            0,
            policy.limits(table, FieldRecord.empty()),
            List.of(new StockLine.Part(legs, 4), new StockLine.Part(tops, 1)));
    assertThat(page).contains(kit.explain());
  }
}
