package biz.megzo.vortex.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodeUnitOrderTest {
  private static final int[] EDGES = {
    0x41, 0x103, 0xD7FF, 0xE000, 0xFFFD, 0xFFFF, 0x10000, 0x1F381, 0xFFFFF, 0x10FFFF
  };

  private static List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (int first : EDGES) {
      texts.add(Character.toString(first));
      for (int second : EDGES) {
        texts.add(Character.toString(first) + Character.toString(second));
      }
    }
    return texts;
  }

  @Test
  void every_text_comes_back() {
    assertThat(texts())
        .allSatisfy(
            text -> assertThat(CodeUnitOrder.decode(CodeUnitOrder.encode(text))).isEqualTo(text));
  }

  @Test
  void code_points_of_encoded_texts_sort_as_code_units_of_the_texts() {
    Comparator<String> byCodePoint =
        (a, b) -> java.util.Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
    List<String> sorted = texts().stream().sorted().toList();
    assertThat(texts().stream().map(CodeUnitOrder::encode).sorted(byCodePoint))
        .containsExactlyElementsOf(sorted.stream().map(CodeUnitOrder::encode).toList());
  }

  @Test
  void usual_texts_stay_as_they_are() {
    assertThat(CodeUnitOrder.encode("Cană-Ș 12")).isEqualTo("Cană-Ș 12");
  }
}
