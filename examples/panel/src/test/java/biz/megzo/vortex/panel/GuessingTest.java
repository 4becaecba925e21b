package biz.megzo.vortex.panel;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.panel.testing.PanelExtension;
import biz.megzo.vortex.panel.testing.PanelHttp;
import biz.megzo.vortex.panel.testing.PanelStand;
import biz.megzo.vortex.panel.testing.StrictPanel;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Guessing passwords at a panel of its own: nobody else has to wait for it. */
@ExtendWith(PanelExtension.class)
class GuessingTest {
  private static final int TRIES_PER_NAME = 8;
  private static final int TRIES_PER_ADDRESS = 40;

  @Test
  void a_name_waits_after_eight_tries_and_an_address_after_forty(PanelStand stand) {
    try (StrictPanel panel = new StrictPanel(stand.world())) {
      PanelHttp ion = panel.as("ion");
      for (int i = 0; i < TRIES_PER_NAME; i++) {
        assertThat(change(ion, "wrong " + i)).contains("Aceasta nu este parola actuală");
      }
      assertThat(change(ion, StrictPanel.PASSWORD))
          .as("who found a browser open guesses no further")
          .contains("Prea multe încercări");
      for (int i = TRIES_PER_NAME; i < TRIES_PER_ADDRESS; i++) {
        assertThat(login(panel, "name" + i, "wrong", "10.0.0." + i)).as("try " + i).isEqualTo(401);
      }
      assertThat(login(panel, "ana", StrictPanel.PASSWORD, "10.1.1.1"))
          .as("whatever the address says of itself")
          .isEqualTo(429);
    }
  }

  private static int login(StrictPanel panel, String name, String password, String address) {
    PanelHttp http = panel.stranger();
    String token = PanelHttp.csrf(http.get("/login").body());
    Map<String, String> form = Map.of("name", name, "password", password, "csrf", token);
    return http.post("/login", form, "X-Forwarded-For", address, "X-Real-IP", address).statusCode();
  }

  private static String change(PanelHttp http, String current) {
    String next = "patru cuvinte cu totul noi";
    return http.submit("/password", Map.of("current", current, "next", next, "again", next)).body();
  }
}
