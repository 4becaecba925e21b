package biz.megzo.vortex.runner;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.runner.Rig.Ran;
import biz.megzo.vortex.runner.demo.Clocks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The portal's product file beside SmartBill's catalogue, over HTTP, to Cel.ro's prices. */
class ProductFileCommandsTest {
  private static final String HEADER =
      "Denumire produs;Cod produs;Pret;Pretul contine TVA;Moneda\n";

  @TempDir Path folder;
  private Path file;
  private Rig rig;

  @BeforeEach
  void start() {
    file = folder.resolve("produse.csv");
    rig =
        new Rig(Clocks.moving(), folder)
            .products(3, 10)
            .with(Key.SMARTBILL_PRODUCT_FILE, file.toString())
            .with(Key.PRODUCTS_ORDER, "file,erp");
  }

  @AfterEach
  void end() {
    rig.close();
  }

  private void file(String text) throws IOException {
    Files.writeString(file, text);
    Clocks.advance(rig.clock, Duration.ofMinutes(5));
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
  }

  private String price(String model) {
    return rig.celRo.market().listed(model).price().stripTrailingZeros().toPlainString();
  }

  @Test
  void the_file_sets_prices_and_the_rest_stays_smartbills() throws IOException {
    file(HEADER + ";P-1;12,50;Da;RON\n;P-2;;;\n");
    rig.published();
    assertThat(price("P-1")).isEqualTo("12.5");
    assertThat(price("P-2")).isEqualTo("10");
    assertThat(price("P-3")).isEqualTo("10");
    assertThat(rig.run("stock", "why", "P-1").out())
        .contains("currency, price, priceIncludesVat from file")
        .contains("name");
    assertThat(rig.run("products", "show", "P-1").out()).contains("from file");
  }

  @Test
  void a_file_that_can_not_be_trusted_changes_nothing_and_says_so() throws IOException {
    file(HEADER + ";P-1;12,50;Da;RON\n");
    rig.published();
    for (String bad : new String[] {HEADER + ";P-1;1", "Cod;Alt\nP-1;1\n", "PK\u0003\u0004rest"}) {
      file(bad);
      Ran ran = rig.run("heartbeat", "--once");
      assertThat(ran.code()).isEqualTo(Exit.HELD);
      assertThat(ran.out()).contains("product data file").contains("produse.csv");
      rig.run("heartbeat", "--once");
      assertThat(price("P-1")).isEqualTo("12.5");
    }
    Files.delete(file);
    assertThat(rig.run("heartbeat", "--once").out()).contains("no such file");
    assertThat(price("P-1")).isEqualTo("12.5");
    file(HEADER + ";P-1;13;Da;RON\n");
    rig.run("heartbeat", "--once");
    assertThat(price("P-1")).isEqualTo("13");
  }

  @Test
  void a_source_that_nobody_knows_is_a_configuration_error() {
    Ran ran = rig.with(Key.PRODUCTS_ORDER, "fisier").run("stock", "settings");
    assertThat(ran.code()).isEqualTo(Exit.USAGE);
    assertThat(ran.all()).contains("vortex.products.order");
    assertThat(rig.with(Key.PRODUCTS_ORDER, "erp").run("products", "accept", "file").code())
        .isEqualTo(Exit.USAGE);
  }
}
