package biz.megzo.vortex.runner;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.celro.fake.Switch;
import biz.megzo.vortex.runner.Rig.Ran;
import biz.megzo.vortex.runner.demo.Clocks;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad prices and bad items hold themselves alone, over HTTP on both sides. */
class OfferBadInputTest {
  @TempDir Path folder;
  private Rig rig;

  private void start(int products) {
    rig = new Rig(Clocks.moving(), folder).products(products, 10).published();
  }

  @AfterEach
  void end() {
    rig.close();
  }

  @ParameterizedTest
  @CsvSource({"0, the price is 0", "100.00, would jump from 10 to 100"})
  void a_price_of_nothing_or_ten_times_the_last_is_held_and_all_else_goes_on(
      String price, String words) {
    start(3);
    Clocks.advance(rig.clock, Duration.ofMinutes(5));
    rig.company.product("P-1", "Produs 1", "buc", price, "Normala");
    rig.company.product("P-2", "Produs 2", "buc", "11.00", "Normala");
    rig.company.stock(Rig.WAREHOUSE, "P-1", 6);
    Ran ran = rig.run("heartbeat", "--once");
    assertThat(ran.code()).as(ran.all()).isEqualTo(Exit.HELD);
    assertThat(rig.run("products", "held").out()).contains("P-1").contains(words);
    assertThat(rig.celRo.market().listed("P-1").price()).isEqualByComparingTo("10");
    assertThat(rig.celRo.market().listed("P-1").stock()).isEqualTo(4);
    assertThat(rig.celRo.market().listed("P-2").price()).isEqualByComparingTo("11");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void one_item_of_a_hundred_that_the_channel_refuses_stands_alone(boolean allOrNothing) {
    start(100);
    if (allOrNothing) {
      rig.celRo.settings().on(Switch.BATCH_ALL_OR_NOTHING);
    }
    rig.celRo.market().delist("P-7");
    for (int i = 1; i <= 100; i++) {
      rig.company.stock(Rig.WAREHOUSE, "P-" + i, 5);
    }
    Ran ran = rig.run("sync", "stock");
    assertThat(ran.code()).as(ran.all()).isEqualTo(Exit.HELD);
    assertThat(ran.out()).contains("P-7");
    assertThat(rig.run("products", "held").out()).contains("P-7").doesNotContain("P-8 ");
    assertThat(rig.celRo.market().listed())
        .hasSize(99)
        .allSatisfy(product -> assertThat(product.stock()).isEqualTo(3));
  }

  @Test
  void a_code_of_two_hundred_characters_goes_all_the_way_or_is_held_by_name() {
    start(1);
    String code = "L".repeat(200);
    rig.company.product(code, "Produs lung", "buc", "10.00", "Normala");
    rig.company.stock(Rig.WAREHOUSE, code, 9);
    Ran ran = rig.published().run("products", "show", code);
    boolean listed =
        rig.celRo.market().listed().stream().anyMatch(product -> product.model().equals(code));
    assertThat(ran.out()).contains(listed ? "listed" : "held");
    assertThat(rig.celRo.market().listed("P-1").stock()).isEqualTo(8);
  }
}
