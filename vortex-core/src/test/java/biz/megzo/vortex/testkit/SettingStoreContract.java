package biz.megzo.vortex.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.store.SettingStore;
import biz.megzo.vortex.store.SettingStore.Setting;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link SettingStore} promises. */
public abstract class SettingStoreContract extends StoreContract {
  private static final FieldRecord CONTENT =
      FieldRecord.builder()
          .whole("units", 3)
          .decimal("share", new BigDecimal("0.50"))
          .bool("paused", true)
          .text("from", "ș🎁")
          .records("kit", List.of(FieldRecord.builder().text("sku", "A").build()))
          .build();

  private SettingStore settings() {
    return store().settings();
  }

  private static Setting row(String name, int revision, FieldRecord content) {
    return new Setting("stock", name, content, revision, "ana", "raft gol 🎁", NOW);
  }

  private static Setting row(String name, int revision) {
    return row(name, revision, CONTENT);
  }

  @Test
  void a_row_comes_back_whole_and_belongs_to_its_link_and_kind() {
    assertThat(settings().find(link, "stock", "sku:A")).isEmpty();
    assertThat(settings().write(link, List.of(row("sku:A", 1), row("sku:a", 1)))).isTrue();
    assertThat(settings().find(link, "stock", "sku:A")).contains(row("sku:A", 1));
    assertThat(settings().all(link, "stock"))
        .containsExactlyInAnyOrder(row("sku:A", 1), row("sku:a", 1));
    assertThat(settings().all(link, "other")).isEmpty();
    assertThat(settings().all(otherLink, "stock")).isEmpty();
  }

  @Test
  void the_second_of_two_editors_loses() {
    settings().write(link, List.of(row("sku:A", 1)));
    assertThat(settings().write(link, List.of(row("sku:A", 1, FieldRecord.empty())))).isFalse();
    assertThat(settings().write(link, List.of(row("sku:A", 2, FieldRecord.empty())))).isTrue();
    assertThat(settings().write(link, List.of(row("sku:A", 2)))).isFalse();
    assertThat(settings().write(link, List.of(row("sku:B", 2)))).isFalse();
    assertThat(settings().find(link, "stock", "sku:A").orElseThrow().revision()).isEqualTo(2);
    assertThat(settings().find(link, "stock", "sku:B")).isEmpty();
  }

  @Test
  void a_cleared_row_is_left_out_and_its_revisions_go_on() {
    settings().write(link, List.of(row("sku:A", 1)));
    settings().write(link, List.of(row("sku:A", 2, FieldRecord.empty())));
    assertThat(settings().all(link, "stock")).isEmpty();
    assertThat(settings().find(link, "stock", "sku:A"))
        .contains(row("sku:A", 2, FieldRecord.empty()));
    assertThat(settings().write(link, List.of(row("sku:A", 3)))).isTrue();
    assertThat(settings().all(link, "stock")).containsExactly(row("sku:A", 3));
  }

  @Test
  void rows_are_written_all_or_none() {
    settings().write(link, List.of(row("sku:B", 1)));
    List<Setting> mixed = List.of(row("sku:A", 1), row("sku:B", 2), row("sku:C", 5));
    assertThat(settings().write(link, mixed)).isFalse();
    assertThat(settings().all(link, "stock")).containsExactly(row("sku:B", 1));
    assertThat(settings().write(link, mixed.subList(0, 2))).isTrue();
    assertThat(settings().all(link, "stock")).hasSize(2);
    assertThat(settings().write(link, List.of())).isTrue();
    assertThatThrownBy(() -> settings().write(link, List.of(row("sku:D", 1), row("sku:D", 1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("twice");
  }

  @Test
  void many_rows_are_written_at_once() {
    List<Setting> many = IntStream.range(0, 2500).mapToObj(i -> row("n" + i, 1)).toList();
    assertThat(settings().write(link, many)).isTrue();
    List<Setting> written = settings().all(link, "stock");
    assertThat(written).hasSameSizeAs(many);
    assertThat(Set.copyOf(written)).isEqualTo(Set.copyOf(many)); // element by element is quadratic
  }

  @Test
  void names_are_bounded() {
    assertThat(settings().write(link, List.of(row("ș".repeat(300), 1)))).isTrue();
    assertThatThrownBy(() -> row("x".repeat(301), 1)).hasMessageContaining("300");
    assertThatThrownBy(() -> row("", 1)).hasMessageContaining("1 to 300");
    assertThatThrownBy(() -> row("x", 0)).hasMessageContaining("revision");
  }

  @Test
  void of_eight_editors_of_one_row_exactly_one_wins() {
    List<Boolean> won = Race.of(8, i -> settings().write(link, List.of(row("sku:A", 1))));
    assertThat(won).containsOnlyOnce(true);
  }
}
