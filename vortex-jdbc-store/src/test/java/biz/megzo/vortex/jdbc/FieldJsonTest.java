package biz.megzo.vortex.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.rules.FieldRecord;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldJsonTest {
  private static final FieldRecord ALL =
      FieldRecord.builder()
          .text("name", "Lampă \"mare\"")
          .text("says", "\"service\":true")
          .decimal("price", new BigDecimal("10.50"))
          .whole("units", 3)
          .bool("service", false)
          .bool("mare\"", true)
          .bool("roșu", true)
          .records("lines", List.of(FieldRecord.builder().bool("inner", true).build()))
          .build();

  @Test
  void a_record_decoded_later_is_the_same_record() {
    FieldRecord later = FieldJson.later(FieldJson.write(ALL));
    assertThat(later).isEqualTo(ALL).hasSameHashCodeAs(ALL);
    assertThat(FieldJson.later(FieldJson.write(ALL)).fingerprint()).isEqualTo(ALL.fingerprint());
    assertThat(FieldJson.later(FieldJson.write(ALL)).toBuilder().build()).isEqualTo(ALL);
  }

  @Test
  void each_field_is_found_before_anything_is_decoded() {
    for (String name : ALL.names()) {
      assertThat(later().get(name)).as(name).isEqualTo(ALL.get(name));
      assertThat(later().has(name)).as(name).isTrue();
      assertThat(later().isTrue(name)).as(name).isEqualTo(ALL.isTrue(name));
    }
  }

  @Test
  void what_only_looks_like_a_field_is_none() {
    assertThat(later().has("inner")).isFalse();
    assertThat(later().isTrue("inner")).isFalse();
    assertThat(later().has("missing")).isFalse();
    assertThat(later().isTrue("service")).isFalse();
  }

  @Test
  void an_empty_record_is_empty_and_another_is_not() {
    assertThat(FieldJson.later(FieldJson.write(FieldRecord.empty())).isEmpty()).isTrue();
    assertThat(later().isEmpty()).isFalse();
  }

  private static FieldRecord later() {
    return FieldJson.later(FieldJson.write(ALL));
  }
}
