package biz.megzo.vortex.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValuesTest {
  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("vortex.properties"), text);
  }

  @Test
  void file_gives_values_and_defaults_the_rest() throws IOException {
    Values values = Values.read(file("vortex.smartbill.series = MKP \n"), Map.of());
    assertThat(values.text(Key.SMARTBILL_SERIES)).contains("MKP");
    assertThat(values.duration(Key.HEARTBEAT_EVERY)).isEqualTo(Duration.ofMinutes(5));
    assertThat(values.text(Key.SMARTBILL_URL)).isEmpty();
  }

  @Test
  void environment_overrides_the_file() throws IOException {
    Path file = file("vortex.smartbill.v3-token=old\nvortex.stock.buffer=9\n");
    Values values = Values.read(file, Map.of("VORTEX_SMARTBILL_V3_TOKEN", "new"));
    assertThat(values.text(Key.SMARTBILL_V3_TOKEN)).contains("new");
    assertThat(values.number(Key.STOCK_BUFFER)).isEqualTo(9);
  }

  @Test
  void unknown_key_is_refused_with_the_nearest_known_one() throws IOException {
    Path file = file("vortex.smartbil.tokn=secret\n");
    assertThatThrownBy(() -> Values.read(file, Map.of()))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("'vortex.smartbil.tokn'")
        .hasMessageContaining("did you mean 'vortex.smartbill.token'")
        .message()
        .doesNotContain("secret");
  }

  @Test
  void unknown_variable_is_warned_of() {
    Values values = Values.read(null, Map.of("VORTEX_SMARTBILL_TOKN", "secret"));
    assertThat(values.warnings())
        .singleElement()
        .asString()
        .contains("VORTEX_SMARTBILL_TOKN", "VORTEX_SMARTBILL_TOKEN")
        .doesNotContain("secret");
  }

  @Test
  void file_that_is_not_there_or_not_utf_8_is_refused() throws IOException {
    assertThatThrownBy(() -> Values.read(folder.resolve("none"), Map.of()))
        .hasMessageContaining("there is no file");
    Path latin = folder.resolve("latin.properties");
    Files.write(latin, "vortex.smartbill.series=\u00e9".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> Values.read(latin, Map.of())).hasMessageContaining("UTF-8");
  }

  @Test
  void all_missing_settings_are_named_at_once() {
    Values values = Values.read(null, Map.of());
    assertThatThrownBy(() -> new Assembly(values))
        .hasMessageContaining("vortex.smartbill.email")
        .hasMessageContaining("vortex.celro.password")
        .hasMessageContaining("VORTEX_SMARTBILL_EMAIL");
  }

  @Test
  void bad_values_name_their_key() {
    Values values =
        Values.read(null, Map.of("VORTEX_HEARTBEAT_EVERY", "5m", "VORTEX_STOCK_BUFFER", "two"));
    assertThatThrownBy(() -> values.duration(Key.HEARTBEAT_EVERY))
        .hasMessageContaining("vortex.heartbeat.every")
        .hasMessageContaining("PT5M");
    assertThatThrownBy(() -> values.number(Key.STOCK_BUFFER))
        .hasMessageContaining("vortex.stock.buffer");
  }

  @Test
  void lists_are_split_at_commas_and_empty_means_none() {
    Values values = Values.read(null, Map.of("VORTEX_SMARTBILL_WAREHOUSES", " A , B c ,"));
    assertThat(values.list(Key.SMARTBILL_WAREHOUSES)).containsExactly("A", "B c");
    assertThat(Values.read(null, Map.of()).list(Key.SMARTBILL_WAREHOUSES)).isEmpty();
  }

  @Test
  void leases_outlast_a_write() {
    Values values =
        Values.read(
            null,
            Map.of(
                "VORTEX_SMARTBILL_WRITE_TIMEOUT", "PT5M",
                "VORTEX_SMARTBILL_EMAIL", "a@b.test",
                "VORTEX_SMARTBILL_TOKEN", "t",
                "VORTEX_SMARTBILL_CIF", "RO1",
                "VORTEX_CELRO_USERNAME", "u",
                "VORTEX_CELRO_PASSWORD", "p"));
    Assembly assembly = new Assembly(values);
    assertThat(assembly.leaseTime()).isEqualTo(Duration.ofSeconds(330));
    assertThat(assembly.link().orders().leaseTime()).isEqualTo(assembly.leaseTime());
  }
}
