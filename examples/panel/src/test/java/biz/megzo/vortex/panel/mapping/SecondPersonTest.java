package biz.megzo.vortex.panel.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.panel.testing.PanelExtension;
import biz.megzo.vortex.panel.testing.PanelHttp;
import biz.megzo.vortex.panel.testing.PanelStand;
import biz.megzo.vortex.panel.testing.StrictPanel;
import biz.megzo.vortex.rules.Profile;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Where a second person is needed, nobody brings rules into use alone. */
@ExtendWith(PanelExtension.class)
class SecondPersonTest {
  private static final LinkId LINK = LinkId.of("demo");
  private static final String PRICE = "/l/demo/mapping/rules/price";

  private final PanelStand stand;

  SecondPersonTest(PanelStand stand) {
    this.stand = stand;
  }

  private Bench bench() {
    return Bench.of(stand.world().shops().rules(), LINK, Profile.PRICE);
  }

  private Map<String, String> form(String why) {
    return Map.of("state", bench().state(), "percent", "100", "why", why);
  }

  private Map<String, String> back(int number) {
    return Map.of("number", "" + number, "expected", "" + bench().sequence(), "why", "prea scump");
  }

  @Test
  void who_made_a_change_activates_it_neither_by_the_page_nor_by_a_forged_request() {
    try (StrictPanel panel = new StrictPanel(stand.world())) {
      PanelHttp ana = panel.as("ana");
      PanelHttp dan = panel.as("dan");
      String plain = bench().state();
      ana.submit(PRICE + "/markup", Map.of("state", plain, "percent", "4"));
      int before = bench().number();
      assertThat(ana.get(PRICE + "/simulation").body())
          .contains("trebuie activată de altcineva")
          .doesNotContain(PRICE + "/activate");
      assertThat(ana.submit(PRICE + "/activate", form("eu")).statusCode()).isEqualTo(422);
      assertThat(panel.as("ion").submit(PRICE + "/activate", form("eu")).statusCode())
          .isEqualTo(403);
      assertThat(dan.post(PRICE + "/activate", form("fără semn")).statusCode()).isEqualTo(403);
      assertThat(bench().number()).isEqualTo(before);

      assertThat(dan.submit(PRICE + "/activate", form("de acord")).statusCode()).isEqualTo(303);
      int active = bench().number();
      assertThat(active).isGreaterThan(before);

      assertThat(dan.submit(PRICE + "/back", back(0)).statusCode()).isEqualTo(303);
      assertThat(dan.get(PRICE + "/simulation").body())
          .contains("O activează altcineva", "trebuie activată de altcineva");
      assertThat(dan.submit(PRICE + "/activate", form("eu")).statusCode()).isEqualTo(422);
      assertThat(bench().number()).as("still").isEqualTo(active);
      ana.submit(PRICE + "/back", back(before));
      assertThat(ana.get(PRICE).body()).contains("Există o ciornă deschisă");

      assertThat(ana.submit(PRICE + "/activate", form("de acord")).statusCode()).isEqualTo(303);
      assertThat(bench().current().rules())
          .isEqualTo(
              stand.world().shops().rules().document(LINK, Profile.PRICE, 0).orElseThrow().rules());
    }
  }

  @Test
  void who_made_the_newest_table_does_not_bring_it_into_use() {
    try (StrictPanel panel = new StrictPanel(stand.world())) {
      PanelHttp ana = panel.as("ana");
      String path = "/l/demo/mapping/tables/categorii";
      ana.submit(
          path,
          Map.of(
              "version",
              "" + stand.world().shops().rules().lookups().newest(LINK, "categorii"),
              "newFrom0",
              "Vază" + System.nanoTime(),
              "newTo0",
              "7"));
      ana.submit(path + "/use", Map.of());
      assertThat(ana.get(path).body()).contains("trebuie activată de altcineva");
    }
  }
}
