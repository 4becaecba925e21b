package biz.megzo.vortex.publish;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.memory.InMemoryStore;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.testkit.MutableClock;
import biz.megzo.vortex.testkit.Race;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which code is which, and who may say so. */
class CodeDeskTest {
  private static final LinkId LINK = LinkId.of("shop-1");

  private final MutableClock clock = MutableClock.at("2026-10-02T08:00:00Z");
  private final InMemoryStore store = new InMemoryStore(clock);
  private final CodeDesk desk = new CodeDesk(LINK, store, clock);

  private static CodeLink link(String erp, String channel) {
    return new CodeLink(Sku.of(erp), Sku.of(channel));
  }

  private List<String> put(CodeLink... links) {
    return desk.link(List.of(links), "ana", "");
  }

  private CodeLinks links(CodeRule rule) {
    return CodeLinks.read(rule, store.settings(), LINK);
  }

  private static Optional<Sku> sku(String code) {
    return Optional.of(Sku.of(code));
  }

  private void toErp(CodeRule rule, String channel, Optional<Sku> erp) {
    assertThat(links(rule).toErp(Sku.of(channel))).isEqualTo(erp);
    assertThat(CodeLinks.erpOf(rule, store.settings(), LINK, Sku.of(channel))).isEqualTo(erp);
  }

  @Test
  void an_explicit_link_comes_before_the_rule_on_both_sides() {
    assertThat(put(link("E-1", "C-9"))).isEmpty();
    CodeLinks links = links(CodeRule.same());
    assertThat(links.toChannel(Sku.of("E-1"))).isEqualTo(sku("C-9"));
    assertThat(links.toChannel(Sku.of("E-2"))).isEqualTo(sku("E-2"));
    toErp(CodeRule.same(), "C-9", sku("E-1"));
    toErp(CodeRule.same(), "E-2", sku("E-2"));
  }

  @Test
  void a_code_that_belongs_to_another_product_is_never_matched_by_the_rule() {
    put(link("E-1", "C-9"));
    assertThat(links(CodeRule.same()).toChannel(Sku.of("C-9"))).isEmpty();
    toErp(CodeRule.same(), "E-1", Optional.empty());
  }

  @Test
  void a_rule_that_does_not_lead_back_is_not_used() {
    CodeRule prefixed = CodeRule.prefixed("SB-");
    assertThat(links(prefixed).toChannel(Sku.of("1"))).isEqualTo(sku("SB-1"));
    toErp(prefixed, "SB-1", sku("1"));
    toErp(prefixed, "OTHER", Optional.empty());
    CodeRule upper = CodeRule.of(code -> code.toUpperCase(java.util.Locale.ROOT), code -> code);
    assertThat(links(upper).toChannel(Sku.of("A"))).isEqualTo(sku("A"));
    assertThat(links(upper).toChannel(Sku.of("a"))).isEmpty();
  }

  @Test
  void one_offer_is_one_product() {
    put(link("E-1", "C-1"));
    assertThat(put(link("E-2", "C-1"))).singleElement().asString().contains("E-1", "unlink");
    assertThat(put(link("E-3", "C-3"), link("E-4", "C-3"))).isNotEmpty();
    assertThat(desk.list()).containsExactly(link("E-1", "C-1"));
    assertThat(put(link("E-1", "C-2"))).isEmpty();
    assertThat(put(link("E-2", "C-1"))).isEmpty();
    assertThat(put(link("E-1", "C-1"), link("E-2", "C-2"))).isEmpty();
    assertThat(desk.list()).containsExactly(link("E-1", "C-1"), link("E-2", "C-2"));
    toErp(CodeRule.same(), "C-1", sku("E-1"));
    toErp(CodeRule.same(), "C-2", sku("E-2"));
  }

  @Test
  void what_is_unlinked_goes_by_the_rule_again_and_is_audited() {
    put(link("E-1", "C-1"));
    assertThat(desk.unlink(Sku.of("E-1"), "dan", "gresit")).isEmpty();
    assertThat(desk.unlink(Sku.of("E-1"), "dan", "")).isNotEmpty();
    toErp(CodeRule.same(), "E-1", sku("E-1"));
    toErp(CodeRule.same(), "C-1", sku("C-1"));
    assertThat(store.audit().about(LINK, "sku:E-1", null, 9))
        .extracting(fact -> fact.actor() + " " + fact.action() + " " + fact.detail())
        .containsExactly("dan code.unlinked C-1 -> by rule; gresit", "ana code.linked E-1 -> C-1");
  }

  @Test
  void of_eight_nodes_that_link_one_offer_to_eight_products_one_wins() {
    for (int round = 1; round <= 100; round++) {
      String offer = "C-" + round;
      String product = "E-" + round + "-";
      List<List<String>> answers = Race.of(8, i -> put(link(product + i, offer)));
      assertThat(answers.stream().filter(List::isEmpty)).hasSize(1);
      assertThat(desk.list()).hasSize(round);
    }
  }

  @Test
  void links_go_out_and_come_in_as_csv() {
    put(link("E-1", "C,\"1\""), link("E-2", "C-2"));
    String csv = desk.exportCsv();
    assertThat(csv).isEqualTo("smartbill_code,celro_model\r\nE-1,\"C,\"\"1\"\"\"\r\nE-2,C-2\r\n");
    CodeDesk other = new CodeDesk(LinkId.of("shop-2"), store, clock);
    assertThat(other.importCsv("\ufeff" + csv.replace("\r\n", "\n"), "ana", "")).isEmpty();
    assertThat(other.list()).isEqualTo(desk.list());
    assertThat(other.importCsv("SMARTBILL_code;celro_model\nE-3; C-3 \n\n", "ana", "")).isEmpty();
    assertThat(other.list()).hasSize(3);
  }

  @Test
  void a_csv_with_one_bad_line_changes_nothing() {
    String csv = "smartbill_code,celro_model\nE-1,C-1\nE-2\nE-1,C-3\nE-4,C-1\n,\n";
    assertThat(desk.importCsv(csv, "ana", ""))
        .containsExactly(
            "line 3 is not two product codes",
            "line 4: code E-1 stands in line 2 already",
            "line 5: code C-1 stands in line 2 already",
            "line 6 is not two product codes");
    assertThat(desk.list()).isEmpty();
    assertThat(desk.importCsv("a,b\n1,2", "ana", "")).singleElement().asString().contains("first");
    assertThat(desk.importCsv("", "ana", "")).isNotEmpty();
    assertThat(put()).isEmpty();
  }
}
