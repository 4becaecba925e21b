package biz.megzo.vortex.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.Mapped;
import biz.megzo.vortex.rules.MappingInput;
import biz.megzo.vortex.rules.Profile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentationTest {
  private static final Path DOCS = Path.of("..", "docs");
  private static final SmallValidator SCHEMA = new SmallValidator(Json.parse(Mapping.schema()));

  private static String page() throws IOException {
    return Files.readString(DOCS.resolve("mapping.md"));
  }

  static List<String> examples() throws IOException {
    return Pattern.compile("```json\n(.*?)```", Pattern.DOTALL)
        .matcher(page())
        .results()
        .map(result -> result.group(1))
        .toList();
  }

  /** The rows of the table of steps: the word, its arguments, and what it does. */
  private static Map<String, MatchResult> rows() throws IOException {
    Map<String, MatchResult> rows = new LinkedHashMap<>();
    Pattern.compile("(?m)^\\| `([a-zA-Z.]+)` \\| ([^|]*) ?\\| (.*) \\|$")
        .matcher(page())
        .results()
        .forEach(row -> rows.putIfAbsent(row.group(1), row));
    return rows;
  }

  private static String schema() throws IOException {
    Map<String, String> descriptions = new LinkedHashMap<>();
    rows().forEach((name, row) -> descriptions.put(name, row.group(3).replace("`", "")));
    return SchemaFile.print(descriptions);
  }

  /** Writes both copies of the schema: run it after steps or their documentation changed. */
  public static void main(String[] args) throws IOException {
    Files.writeString(DOCS.resolve("mapping.schema.json"), schema());
    Files.writeString(
        Path.of("src/main/resources/biz/megzo/vortex/mapping/mapping.schema.json"), schema());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void every_example_compiles_and_fits_the_schema(String example) {
    RuleDocument document = Mapping.parse(example);
    Compilation compilation = Compilation.of(document, Map.of(), MappingConfig.standard());
    assertThat(compilation.errors()).isEmpty();
    assertThat(compilation.warnings()).isEmpty();
    assertThat(SCHEMA.valid(Json.parse(example))).isTrue();
    assertThat(SCHEMA.valid(Json.parse(Mapping.print(document)))).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Profile.class)
  void the_built_in_rules_fit_the_schema(Profile profile) {
    String printed = Mapping.print(Mapping.defaults().category(1).document(profile));
    assertThat(SCHEMA.valid(Json.parse(printed))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'format':1,'profile':'price'}",
        "{'format':1,'profile':'price','rules':[{'target':'a','steps':['rond']}]}",
        "{'format':1,'profile':'price','rules':[{'target':'a','steps':[{'rond':2}]}]}",
        "{'format':1,'profile':'price','rules':[{'target':'a','steps':[{'round':'x'}]}]}",
        "{'format':1,'profile':'price','rules':[{'target':'a','steps':['trim'],'wenn':1}]}",
        "{'format':1,'profile':'price','rules':[{'target':'a','when':{'field':'x'},'steps':[]}]}"
      })
  void the_schema_refuses_what_the_reader_refuses(String json) {
    assertThat(SCHEMA.valid(Json.parse(json.replace('\'', '"')))).isFalse();
  }

  @Test
  void the_schema_is_that_of_the_steps_and_both_copies_are_the_same() throws IOException {
    assertThat(Files.readString(DOCS.resolve("mapping.schema.json"))).isEqualTo(schema());
    assertThat(Mapping.schema()).isEqualTo(schema());
  }

  @Test
  void every_step_is_documented_with_its_arguments() throws IOException {
    Map<String, MatchResult> rows = rows();
    for (StepSpec spec : StepTable.all().specs()) {
      assertThat(rows).containsKey(spec.name());
      List<String> arguments =
          spec.params().stream().map(p -> p.required() ? p.name() : "[" + p.name() + "]").toList();
      assertThat(rows.get(spec.name()).group(2).strip()).isEqualTo(String.join(", ", arguments));
    }
  }

  @ParameterizedTest
  @CsvSource({"true, 107.99", "false, 129.99"})
  void the_first_example_gives_the_prices_that_it_says(boolean gross, String expected)
      throws IOException {
    FieldRecord product =
        FieldRecord.builder()
            .decimal("price", new BigDecimal("100"))
            .bool("priceIncludesVat", gross)
            .decimal("vatPercent", new BigDecimal("21"))
            .build();
    Mapped mapped =
        Mapping.compile(Mapping.parse(examples().get(0)), 1, MappingConfig.standard())
            .apply(MappingInput.of(product, Orders.DAY));
    assertThat(((Mapped.Ok) mapped).target().decimal("pretf")).hasValue(new BigDecimal(expected));
  }

  @Test
  void the_order_example_maps_an_order() throws IOException {
    FieldRecord order =
        Orders.order()
            .with("payment.method", "CASH_ON_DELIVERY")
            .product("A", "3", "3.333333333")
            .line("transport", "t", "1", "20", "21")
            .line("discount", "v", "1", "-2", "21")
            .total("28.00");
    Mapped mapped =
        Mapping.compile(Mapping.parse(examples().get(3)), 1, MappingConfig.standard())
            .apply(MappingInput.of(order, Orders.DAY));
    FieldRecord record = ((Mapped.Ok) mapped).target();
    assertThat(record.text("mentions")).hasValue("Comanda Cel.ro 123456, plata ramburs");
    assertThat(DefaultOrderRulesTest.sum(record)).isEqualByComparingTo("28.00");
    assertThat(record.records("products").get(3).text("name")).hasValue("Transport comanda 123456");
  }
}
