package biz.megzo.vortex.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biz.megzo.vortex.panel.testing.PanelHttp;
import biz.megzo.vortex.runner.BadConfiguration;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The panel from the runner's configuration file. */
class RealPanelTest {
  private static final Pattern ONCE = Pattern.compile("([a-z2-9]{4}-){3}[a-z2-9]{4}");
  private static final String TOKEN = "very-secret-token";

  @TempDir private Path folder;

  private Path file(String... more) throws IOException {
    String text =
        """
        vortex.smartbill.email=shop@example.ro
        vortex.smartbill.token=%s
        vortex.smartbill.cif=RO12345678
        vortex.smartbill.series=CEL
        vortex.celro.username=shop
        vortex.celro.password=%s
        vortex.store.url=jdbc:h2:file:%s
        panel.heartbeats=false
        %s
        """
            .formatted(TOKEN, TOKEN, folder.resolve("store"), String.join("\n", more));
    return Files.writeString(folder.resolve("shop.properties"), text);
  }

  private static String told(RealPanel panel) {
    StringWriter out = new StringWriter();
    panel.tell(new PrintWriter(out));
    return out.toString();
  }

  @Test
  void the_first_start_tells_a_one_time_password_and_the_second_none() throws IOException {
    Path file = file();
    try (RealPanel panel = RealPanel.start(file, 0, Map.of(), InstantSource.system())) {
      assertThat(told(panel)).containsPattern(ONCE).doesNotContain(TOKEN);
      PanelHttp stranger = PanelHttp.at("http://127.0.0.1:" + panel.port());
      assertThat(stranger.get("/login").statusCode()).isEqualTo(200);
      assertThat(stranger.get("/metrics").statusCode()).isEqualTo(404);
    }
    try (RealPanel panel = RealPanel.start(file, 0, Map.of(), InstantSource.system())) {
      assertThat(told(panel)).doesNotContainPattern(ONCE);
    }
  }

  @Test
  void a_key_that_means_nothing_is_told_before_anything_is_opened() throws IOException {
    Path file = file("panel.prot=81");
    assertThatThrownBy(() -> RealPanel.start(file, 0, Map.of(), InstantSource.system()))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("panel.prot");
    assertThat(folder.resolve("store.mv.db")).doesNotExist();
  }
}
