package biz.megzo.vortex.celro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CelRoConfigTest {
  private static CelRoConfigBuilder builder() {
    return CelRoConfig.builder(" user ", " secret ");
  }

  @Test
  void a_certificate_moves_the_account_to_its_host_unless_a_base_is_set() {
    assertThat(builder().build().base()).isEqualTo(CelRoConfig.STANDARD);
    assertThat(builder().certificate(Path.of("a.pem")).build().base())
        .isEqualTo(CelRoConfig.WITH_CERTIFICATE);
    URI own = URI.create("https://localhost:1/market_api");
    assertThat(builder().certificate(Path.of("a.pem")).base(own).build().base())
        .isEqualTo(URI.create("https://localhost:1/market_api/"));
  }

  @Test
  void secrets_are_not_printed() {
    CelRoConfig config = builder().certificate(Path.of("a.pem"), "phrase").build();
    assertThat(config.toString()).doesNotContain("user ", "secret", "phrase").contains("***");
    assertThat(config.username()).isEqualTo("user");
  }

  @Test
  void bad_values_throw_and_name_themselves() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CelRoConfig.builder("u", " "))
        .withMessageContaining("password");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().batches(100, 20, 51))
        .withMessageContaining("read batch");
    assertThatIllegalArgumentException().isThrownBy(() -> builder().base(URI.create("ftp://x/")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().timeout(Duration.ZERO))
        .withMessageContaining("timeout");
    assertThatIllegalArgumentException().isThrownBy(() -> builder().rate(0, 1));
  }

  @Test
  void a_built_configuration_does_not_change_with_its_builder() {
    CelRoConfigBuilder builder = builder();
    CelRoConfig config = builder.build();
    builder.demo(true).batches(1, 1, 1);
    assertThat(config.demo()).isFalse();
    assertThat(config.updateBatch()).isEqualTo(100);
  }
}
