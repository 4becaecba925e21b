package biz.megzo.vortex.panel;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.panel.demo.DemoPanel;
import biz.megzo.vortex.panel.testing.PanelExtension;
import biz.megzo.vortex.panel.testing.PanelHttp;
import biz.megzo.vortex.panel.testing.PanelStand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PanelExtension.class)
class LoginTest {
  @Test
  void a_stranger_is_led_to_the_log_in_and_afterwards_back(PanelStand stand) {
    var answer = stand.stranger().get("/password?x=1");
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).hasValue("/login?back=%2Fpassword%3Fx%3D1");
  }

  @Test
  void the_right_password_opens_the_overview(PanelStand stand) {
    PanelHttp http = stand.stranger();
    assertThat(http.login("ion", DemoPanel.PASSWORD).statusCode()).isEqualTo(303);
    assertThat(http.get("/").body()).contains("demo").contains("ion");
  }

  @Test
  void a_wrong_password_and_an_unknown_name_are_told_alike(PanelStand stand) {
    assertThat(stand.stranger().login("vera", "wrong").statusCode()).isEqualTo(401);
    assertThat(stand.stranger().login("nobody", "wrong").body())
        .contains("Numele și parola nu se potrivesc");
  }
}
