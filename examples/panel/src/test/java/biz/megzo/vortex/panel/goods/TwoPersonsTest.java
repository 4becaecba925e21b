package biz.megzo.vortex.panel.goods;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.panel.demo.DemoWorld;
import biz.megzo.vortex.panel.testing.PanelExtension;
import biz.megzo.vortex.panel.testing.PanelHttp;
import biz.megzo.vortex.panel.testing.PanelStand;
import biz.megzo.vortex.publish.Plan;
import biz.megzo.vortex.publish.Plans;
import biz.megzo.vortex.publish.Verdict;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/** With {@code panel.second-person=true} a stopped plan takes two persons. */
@ExtendWith(PanelExtension.class)
class TwoPersonsTest {
  private static final Map<String, String> YES = Map.of("why", "furnizor nou");

  private Plans plans;
  private Plan plan;
  private String path;

  @BeforeEach
  void a_plan_waits(TestInfo test, PanelStand stand) {
    var shops = stand.world().shops();
    plans = shops.vortex().plans(DemoWorld.LINK);
    stand.as("ion").submit("/l/demo/products/one/limits", Map.of("sku", "CRT-03", "most", "1"));
    stand.as("ion").submit("/l/demo/products/one/release", Map.of("sku", "CRT-03"));
    stand.world().company().product("CRT-03", "Carte", "buc", price(test), "Normala");
    shops.vortex().heartbeat(DemoWorld.LINK);
    plan = shops.vortex().plan(DemoWorld.LINK).orElseThrow();
    assertThat(plan.askingConsent()).isNotEmpty();
    plans.save(plan);
    path = "/l/demo/plans/" + plan.shortId();
  }

  /** Another one each time, so that each test has a plan of its own. */
  private static String price(TestInfo test) {
    return (50 + test.getDisplayName().length()) + ".10";
  }

  private static int waiting(PanelHttp http) {
    var number = Pattern.compile("așteaptă aprobare: ([0-9]+)").matcher(http.get("/").body());
    return number.find() ? Integer.parseInt(number.group(1)) : 0;
  }

  private Verdict verdict() {
    return plans.verdict(plan.id()).orElseThrow();
  }

  @Test
  void the_first_yes_proposes_the_same_persons_again_is_refused_and_anothers_counts(
      PanelStand stand) {
    PanelHttp ana = stand.strictly("ana");
    int before = waiting(ana);
    ana.submit(path + "/approve", YES);
    assertThat(verdict().kind()).isEqualTo(Verdict.Kind.PROPOSED);
    assertThat(ana.get(path).body())
        .contains("Propus. O altă persoană trebuie să aprobe", "Ați aprobat deja acest plan")
        .doesNotContain(">Aprobă<");
    ana.submit(path + "/approve", YES); // forged: the page no longer offers it
    assertThat(ana.get(path).body()).contains("flash bad");
    assertThat(verdict().kind()).isEqualTo(Verdict.Kind.PROPOSED);
    stand.strictly("dan").submit(path + "/approve", YES);
    assertThat(verdict().kind()).isEqualTo(Verdict.Kind.APPROVED);
    assertThat(ana.get(path).body())
        .contains("Retrage aprobarea", "se fac la prima sincronizare de după aprobare")
        .doesNotContain(">Aprobă<", "changes;");
    assertThat(ana.get("/l/demo/audit").body())
        .contains("schimbări; ", "; planul " + plan.shortId())
        .doesNotContain("pretf=", "PRICE_");
    ana.submit(path + "/approve", YES); // pressed twice, or from a page that is old
    assertThat(ana.get(path).body()).contains("este deja aprobat, de dan");
    assertThat(verdict().who()).isEqualTo("dan");
    assertThat(waiting(ana)).as("plans that wait, on the overview").isEqualTo(before - 1);
  }

  @Test
  void after_a_no_it_takes_two_again(PanelStand stand) {
    stand.strictly("ana").submit(path + "/approve", YES);
    stand.strictly("dan").submit(path + "/reject", Map.of("why", "prea scump"));
    assertThat(verdict().kind()).isEqualTo(Verdict.Kind.REJECTED);
    stand.strictly("dan").submit(path + "/approve", YES);
    assertThat(verdict().kind()).isEqualTo(Verdict.Kind.PROPOSED);
  }

  @Test
  void a_forged_yes_of_an_operator_or_without_the_token_counts_for_nothing(PanelStand stand) {
    stand.strictly("ana").submit(path + "/approve", YES);
    assertThat(stand.strictly("ion").submit(path + "/approve", YES).statusCode()).isEqualTo(403);
    assertThat(stand.strictly("dan").post(path + "/approve", YES).statusCode()).isEqualTo(403);
    assertThat(verdict().kind()).isEqualTo(Verdict.Kind.PROPOSED);
  }
}
