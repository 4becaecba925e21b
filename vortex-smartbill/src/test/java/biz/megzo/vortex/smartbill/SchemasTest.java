package biz.megzo.vortex.smartbill;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.rules.Field;
import biz.megzo.vortex.rules.FieldSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The schemas and {@code docs/fields.md} list the same names. */
class SchemasTest {
  private static final Pattern NAME = Pattern.compile("`([A-Za-z.]+)`(?=[*,; |]| TEXT)");

  @Test
  void the_product_schema_is_the_documented_one() throws IOException {
    Set<String> documented = new TreeSet<>();
    section("smartbill.product")
        .lines()
        .filter(line -> line.startsWith("| `"))
        .forEach(line -> documented.addAll(names(line.substring(0, line.indexOf('|', 1)) + " |")));
    assertThat(names(SmartBillFields.PRODUCT)).isEqualTo(documented);
  }

  @Test
  void the_estimate_schema_is_the_documented_one() throws IOException {
    String section = section("smartbill.estimate");
    int lines = section.indexOf("Each of `products`");
    assertThat(names(SmartBillFields.ESTIMATE)).isEqualTo(names(section.substring(0, lines)));
    String nested = section.substring(lines + 18, section.indexOf("The company, the series"));
    assertThat(names(products())).isEqualTo(names(nested));
  }

  @Test
  void every_field_is_described_in_both_languages() {
    for (FieldSchema schema :
        java.util.List.of(SmartBillFields.PRODUCT, SmartBillFields.ESTIMATE, products())) {
      assertThat(schema.fields())
          .allSatisfy(f -> assertThat(f.english()).isNotBlank())
          .allSatisfy(f -> assertThat(f.romanian()).isNotBlank());
    }
  }

  private static FieldSchema products() {
    return SmartBillFields.ESTIMATE.field("products").flatMap(Field::schema).orElseThrow();
  }

  private static Set<String> names(FieldSchema schema) {
    Set<String> names = new TreeSet<>();
    schema.fields().forEach(field -> names.add(field.name()));
    return names;
  }

  private static Set<String> names(String text) {
    Set<String> names = new TreeSet<>();
    Matcher matcher = NAME.matcher(text);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  private static String section(String name) throws IOException {
    String page = Files.readString(Path.of("..", "docs", "fields.md"));
    int start = page.indexOf("## `" + name + "`");
    int end = page.indexOf("\n## ", start + 4);
    return page.substring(page.indexOf('\n', start), end < 0 ? page.length() : end);
  }
}
