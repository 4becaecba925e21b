package biz.megzo.vortex.mapping.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BnrFileTest {
  private static List<Cube> read(String xml) throws BnrFile.Unreadable {
    return BnrFile.read(xml.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void cubes_are_read_with_their_multipliers() throws Exception {
    List<Cube> cubes = read(Feed.cubes("2026-10-01=5.2400", "2026-10-02=5.2500"));

    assertThat(cubes)
        .extracting(Cube::day)
        .containsExactly(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 2));
    assertThat(cubes.get(1).leiPerUnit())
        .containsEntry("EUR", new BigDecimal("5.25"))
        .containsEntry("HUF", new BigDecimal("0.0145"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://www.bnr.ro/xsd", "https://www.bnr.ro/xsd", "urn:other"})
  void the_namespace_does_not_matter(String namespace) throws Exception {
    String xml = Feed.cubes("2026-10-02=5.25").replace("https://www.bnr.ro/xsd", namespace);
    assertThat(read(xml)).hasSize(1);
  }

  @Test
  void a_cube_survives_being_kept() throws Exception {
    Cube cube = read(Feed.cubes("2026-10-02=5.25")).get(0);
    assertThat(Cube.parse(cube.print())).isEqualTo(cube);
  }

  @Test
  void a_doctype_is_refused_before_anything_is_resolved() {
    String xml =
        Feed.cubes("2026-10-02=5.25")
            .replace(
                "<DataSet ",
                "<!DOCTYPE DataSet [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><DataSet ")
            .replace("5.25", "&x;");
    assertThatThrownBy(() -> read(xml))
        .isInstanceOf(BnrFile.Unreadable.class)
        .hasMessageContaining("DOCTYPE");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<html><body>moved</body></html>|root is not DataSet",
        "<DataSet></DataSet>|no Body",
        "<DataSet><Body></Body></DataSet>|no Cube",
        "<DataSet><Body><Cube date='2026-10-02'></Cube></Body></DataSet>|without Rate",
        "<DataSet><Body><Cube><Rate currency='EUR'>5</Rate></Cube></Body></DataSet>|without a date",
        "<DataSet><Body><Rate currency='EUR'>5</Rate></Body></DataSet>|outside of a Cube",
        "<DataSet><Body><Cube date='2026-10-02'><Rate currency='EUR'>x</Rate></Cube></Body></DataSet>|no number",
        "<DataSet><Body><Cube date='2026-10-02'><Rate currency='EUR'>0</Rate></Cube></Body></DataSet>|above zero",
        "<DataSet><Body><Cube date='2026-10-02'><Rate currency='EUR'><b/></Rate></Cube></Body></DataSet>|no number",
        "<DataSet><Body><Cube date='2026-10-02'><Rate currency='EUR'>5</Rate><Rate currency='EUR'>6</Rate></Cube></Body></DataSet>|twice",
        "<DataSet><Body>|not well-formed",
        "{}|not well-formed"
      })
  void anything_unexpected_is_refused(String xml, String message) {
    assertThatThrownBy(() -> read(xml.replace('\'', '"')))
        .isInstanceOf(BnrFile.Unreadable.class)
        .hasMessageContaining(message);
  }
}
