package biz.megzo.vortex.smartbill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmartBillConfigTest {
  @Test
  void secrets_are_not_printed() {
    SmartBillConfig config = builder().v3Token("v3-secret").series("MKP").build();
    assertThat(config.toString())
        .contains("RO11111119", "MKP", "***")
        .doesNotContain("secret")
        .doesNotContain("shop@example.test");
  }

  @Test
  void defaults_suit_the_production_service() {
    SmartBillConfig config = builder().build();
    assertThat(config.base()).hasToString("https://ws.smartbill.ro/SBORO/api");
    assertThat(config.writeTimeout()).isEqualTo(Duration.ofSeconds(120));
    assertThat(config.readTimeout()).isEqualTo(Duration.ofSeconds(60));
    assertThat(config.warehouses()).isEmpty();
    assertThat(config.productCodes()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("bad")
  void a_bad_value_is_refused_where_it_is_set(
      String setting, Consumer<SmartBillConfig.Builder> set) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> set.accept(builder()))
        .withMessageContaining(setting)
        .withMessageMatching("(?s)(?!.*secret).*");
  }

  static Stream<Arguments> bad() {
    return Stream.of(
        bad("baseUri", b -> b.baseUri(URI.create("http://ws.smartbill.ro/SBORO/api"))),
        bad("baseUri", b -> b.baseUri(URI.create("ftp://ws.smartbill.ro"))),
        bad("baseUri", b -> b.baseUri(URI.create("/SBORO/api"))),
        bad("baseUri", b -> b.baseUri(URI.create("https://u:secret@ws.smartbill.ro/"))),
        bad("baseUri", b -> b.baseUri(URI.create("https://ws.smartbill.ro/?x=secret"))),
        bad("series", b -> b.series(" ")),
        bad("series", b -> b.series("MKP ")),
        bad("warehouses", b -> b.warehouses(List.of("A", "A"))),
        bad("warehouses", b -> b.warehouses(List.of(""))),
        bad("v3Token", b -> b.v3Token("secret\n")),
        bad("writeTimeout", b -> b.writeTimeout(Duration.ZERO)),
        bad("readTimeout", b -> b.readTimeout(Duration.ofSeconds(-1))),
        bad("vatName", b -> b.vatName(new BigDecimal("101"), "X")),
        bad("vatName", b -> b.vatName(BigDecimal.ONE, "")),
        bad("email", b -> SmartBillConfig.builder("nobody", "secret", "RO1")),
        bad("token", b -> SmartBillConfig.builder("a@b.test", "", "RO1")),
        bad("cif", b -> SmartBillConfig.builder("a@b.test", "secret", "RO 1/2")));
  }

  private static Arguments bad(String setting, Consumer<SmartBillConfig.Builder> set) {
    return Arguments.of(setting, set);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:8080/SBORO/api", "http://localhost:1/x", "https://h/y"})
  void plain_http_is_for_this_machine_only(String base) {
    assertThat(builder().baseUri(URI.create(base)).build().base()).hasToString(base);
  }

  private static SmartBillConfig.Builder builder() {
    return SmartBillConfig.builder("shop@example.test", "003|secret", "RO11111119");
  }
}
