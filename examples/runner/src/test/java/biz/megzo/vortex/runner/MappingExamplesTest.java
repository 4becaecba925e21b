package biz.megzo.vortex.runner;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.runner.Rig.Ran;
import biz.megzo.vortex.runner.demo.Clocks;
import biz.megzo.vortex.smartbill.fake.FakeEstimate;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rule sets of docs/examples, brought into use as docs/mapping.md says. */
class MappingExamplesTest {
  private static final Path EXAMPLES = Path.of("..", "..", "docs", "examples");
  private static final String LAMP =
      "Lampă de  birou neagră LED 10W cu braț articulat și intrerupător pe cablu";

  @TempDir Path folder;
  private Rig rig;

  @BeforeEach
  void start() {
    rig = new Rig(Clocks.moving(), folder);
    product("LMP-1", LAMP.replace("Lampă", "Lampa"), "149.90");
    product("BEC-1", "Bec LED 7 W", "10.00");
    rig.celRo.market().category(4120, "Lampi");
    rig.celRo.market().category(4121, "Becuri");
    // known, and not sent yet: there is no picture
    String picture = rig.environment.remove(Key.PUBLISH_IMAGE.variable());
    rig.run("sync", "products");
    rig.with(Key.PUBLISH_IMAGE, picture);
  }

  @AfterEach
  void end() {
    rig.close();
  }

  private void product(String code, String name, String price) {
    rig.company.product(code, name, "buc", price, "Normala");
    rig.company.stock(Rig.WAREHOUSE, code, 10);
  }

  private void done(String... command) {
    Ran ran = rig.run(command);
    assertThat(ran.code()).as(ran.all()).isZero();
  }

  private static String example(String name) {
    return EXAMPLES.resolve(name).toString();
  }

  private void activate(String name, String profile) {
    done("mapping", "draft", example(name));
    done("mapping", "check", profile);
    rig.run("mapping", "simulate", profile);
    done("mapping", "activate", profile, "--why", "an example");
  }

  @Test
  void prices_are_marked_up_and_end_in_99_bani() {
    activate("price-markup.json", "price");
    rig.published();
    // 149.90 x 1.125 = 168.6375, and 10.00 x 1.125 = 11.25
    assertThat(rig.celRo.market().listed("LMP-1").price()).isEqualByComparingTo("168.99");
    assertThat(rig.celRo.market().listed("BEC-1").price()).isEqualByComparingTo("11.99");
  }

  @Test
  void products_get_category_characteristics_and_a_name_that_fits() {
    done("lookup", "import", "categories", example("product-lamps.csv"));
    activate("product-lamps.json", "product");
    rig.published();
    Map<String, String> lamp = rig.celRo.market().listed("LMP-1").content();
    assertThat(lamp)
        .containsEntry("categories_id", "4120")
        .containsEntry("manufacturers_name", "Lumina")
        .containsEntry("charact.Putere", "10 W")
        .containsEntry("charact.Culoare", "neagra");
    assertThat(lamp.get("products_name")).startsWith("Lampa de birou").hasSizeLessThanOrEqualTo(60);
    assertThat(rig.celRo.market().listed("BEC-1").content())
        .containsEntry("categories_id", "4121")
        .containsEntry("charact.Putere", "7 W")
        .doesNotContainKey("charact.Culoare");
  }

  @Test
  void orders_say_their_total_in_euro_and_name_the_transport() {
    try (Bnr bnr = new Bnr(rig.clock)) {
      bnr.euro("5.0000");
      rig.with(Key.RATES_URL, bnr.base().toString());
      activate("order-euro.json", "order");
      rig.published();
      long id = rig.celRo.market().order().line("BEC-1", 3).transport("20.00").place();
      Ran beat = rig.run("heartbeat", "--once");
      assertThat(beat.code()).as(beat.all()).isZero();
      FakeEstimate record = rig.recordsOf(id).get(0);
      assertThat(record.total()).isEqualByComparingTo("50.00");
      assertThat(record.mentions()).contains("Comanda Cel.ro " + id + ", total 10 EUR");
      assertThat(record.lines())
          .anyMatch(line -> line.name().equals("Transport comanda " + id))
          .anyMatch(line -> line.code().equals("TRANSP"));
      Ran why = rig.run("mapping", "explain", "order", Long.toString(id), "mentions");
      assertThat(why.out()).contains("field order.total -> 50", "by BNR -> 5", "-> 10");
    }
  }
}
