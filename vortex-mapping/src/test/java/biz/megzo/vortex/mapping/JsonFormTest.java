package biz.megzo.vortex.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biz.megzo.vortex.mapping.vat.VatTable;
import biz.megzo.vortex.rules.Profile;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JsonFormTest {
  @ParameterizedTest
  @EnumSource(Profile.class)
  void what_is_written_is_read_back_equal(Profile profile) {
    RuleDocument document = Mapping.defaults().category(7).markup(BigDecimal.TEN).document(profile);
    assertThat(Mapping.parse(Mapping.print(document))).isEqualTo(document);
  }

  @Test
  void everything_that_java_can_build_survives_json() {
    RuleDocument document =
        RuleDocument.builder(Profile.PRICE, "n")
            .comment("c")
            .table(new LookupTable("units", Map.of("set", "set")))
            .pin("categories", 3)
            .vat(
                VatTable.builder()
                    .from("standard", LocalDate.of(2026, 1, 1), "21.5")
                    .until("standard", LocalDate.of(2027, 1, 1))
                    .build())
            .rule(
                Rule.set("pretf")
                    .named("p")
                    .when(
                        Condition.and(
                            Condition.not(Condition.equal("currency", "EUR")),
                            Condition.or(
                                Condition.present("price"), Condition.in("unit", "a", "b")),
                            Condition.equal("service", false),
                            Condition.equal("price", BigDecimal.TEN)))
                    .from(
                        Steps.coalesce(
                            List.of(
                                List.of(Steps.field("price")),
                                List.of(Steps.constant(3), Steps.named("abs")),
                                List.of(Steps.named("date.today")))),
                        Steps.orElse(Steps.constant("x")),
                        Steps.orElse(Steps.named("date.today")),
                        Steps.convert("EUR", "RON"),
                        Steps.lookup("units")
                            .with(
                                "onMissing",
                                new Arg.Literal(
                                    new biz.megzo.vortex.rules.FieldValue.Text("keep"))),
                        Steps.filter(Condition.and()),
                        Steps.map(Rule.set("a").from(Steps.constant(true))),
                        Steps.round(4)))
            .build();
    assertThat(Mapping.parse(Mapping.print(document))).isEqualTo(document);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{|not valid JSON",
        "|is empty",
        "[]|must be an object",
        "<html></html>|not valid JSON",
        "{'format':1,'format':1}|stands twice",
        "{'format':2,'profile':'price','rules':[]}|format",
        "{'format':1,'profile':'prices','rules':[]}|profile",
        "{'format':1,'profile':'price'}|rules",
        "{'format':1,'profile':'price','rules':{}}|rules",
        "{'format':1,'profile':'price','rules':[],'colour':1}|colour",
        "{'format':1,'profile':'price','rules':[{'steps':[]}]}|rules[0].target",
        "{'format':1,'profile':'price','rules':[{'target':'a'}]}|rules[0].steps",
        "{'format':1,'profile':'price','rules':[{'target':'a','steps':['rond']}]}|did you mean 'round'",
        "{'format':1,'profile':'price','rules':[{'target':'a','steps':[{'trim':1}]}]}|takes nothing",
        "{'format':1,'profile':'price','rules':[{'target':'a','steps':[{'trim':true,'upper':true}]}]}|one key",
        "{'format':1,'profile':'price','rules':[{'target':'a','steps':[{'constant':null}]}]}|rules[0].steps[0].constant",
        "{'format':1,'profile':'price','rules':[{'target':'a','steps':[{'constant':1e99}]}]}|too many digits",
        "{'format':1,'profile':'price','rules':[{'target':'a','when':{'field':'x'},'steps':[]}]}|a condition is",
        "{'format':1,'profile':'price','rules':[{'target':'a','when':{'field':'x','above':1,'below':2},'steps':[]}]}|twice",
        "{'format':1,'profile':'price','rules':[],'tables':{'u':'x'}}|tables.u",
        "{'format':1,'profile':'price','rules':[],'tables':{'U X':{}}}|name",
        "{'format':1,'profile':'price','rules':[],'tables':{'u':{'a':'1','a':'2'}}}|stands twice",
        "{'format':1,'profile':'price','rules':[],'vat':{'standard':[{'from':'2026','percent':1}]}}|vat.standard",
        "{'format':1,'profile':'price','rules':[]} x|not valid JSON"
      })
  void what_can_not_be_read_is_refused_with_its_place(String json, String message) {
    String text = json == null ? "" : json.replace('\'', '"');
    assertThatThrownBy(() -> Mapping.parse(text))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining(message);
  }

  @Test
  void a_document_of_a_megabyte_is_refused() {
    assertThatThrownBy(() -> Mapping.parse(" ".repeat(1 << 20)))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("512 kB");
  }

  @Test
  void a_document_with_too_many_rules_is_refused() {
    RuleDocument.Builder document = RuleDocument.builder(Profile.PRODUCT, "x");
    for (int i = 0; i <= RuleDocument.MAX_RULES; i++) {
      document.rule(Rule.set("charact.c" + i).from(Steps.field("name")));
    }
    assertThatThrownBy(() -> Mapping.compile(document.build(), 1, MappingConfig.standard()))
        .hasMessageContaining("2000 rules");
  }

  @Test
  void brackets_without_end_do_not_overflow_the_stack() {
    assertThatThrownBy(() -> Mapping.parse("[".repeat(100_000)))
        .isInstanceOf(MappingException.class);
  }

  @Test
  void a_pinned_table_that_is_not_there_is_refused() {
    RuleDocument document = RuleDocument.builder(Profile.PRODUCT, "x").pin("categories", 3).build();
    assertThatThrownBy(() -> Mapping.compile(document, 1, MappingConfig.standard()))
        .hasMessageContaining("no version 3");
  }
}
