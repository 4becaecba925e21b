package biz.megzo.vortex.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.rules.Profile;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckerTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text|[{'field':'txet'}]|did you mean 'text'",
        "txet|[{'field':'text'}]|did you mean 'text'",
        "number|[{'field':'text'}]|step 'number'",
        "text|[{'field':'number'}]|step 'text'",
        "number|[{'field':'text'},{'add':1}]|step 'number'",
        "text|['trim']|needs a value before it",
        "text|[]|has no steps",
        "number|[{'field':'net'},{'add':{'field':'gross'}}]|mixes a net",
        "number|[{'field':'net'},{'add':{'field':'rate'}}]|mixes a net",
        "number|[{'field':'net'},{'multiply':{'field':'gross'}}]|amount is multiplied",
        "number|[{'field':'net'},{'multiply':{'field':'rate'}}]|no factor",
        "number|[{'field':'net'},{'vat.strip':{'field':'rate'}}]|no VAT any more",
        "number|[{'field':'gross'},{'vat.add':{'field':'rate'}}]|VAT already",
        "number|[{'field':'net'},{'markup':{'field':'net'}}]|needs a percentage",
        "net|[{'field':'gross'}]|is a net number",
        "number|[{'field':'number'},{'as':'EUR'},{'add':[{'field':'number'},{'as':'RON'}]}]|mixes EUR with RON",
        "number|[{'field':'number'},{'as':'EUR'},{'convert':{'from':'USD','to':'RON'}}]|in USD",
        "number|[{'field':'number'},{'as':'neto'}]|net, gross, percent",
        "number|[{'vat.rate':'standrad'}]|did you mean 'standard'",
        "number|[{'field':'number'},{'divide':0}]|divided by zero",
        "number|[{'field':'number'},{'round':99}]|-6 to 10",
        "number|[{'field':'number'},{'ending':{'field':'number'}}]|fixed number",
        "text|[{'field':'text'},{'lookup':'nits'}]|did you mean 'units'",
        "text|[{'field':'text'},{'lookup':{'table':'units','onMissing':'default'}}]|go together",
        "text|[{'field':'text'},{'replace':{'find':'(a','with':'','regex':true}}]|regular expression",
        "text|[{'field':'text'},{'replace':{'find':'(a)\\\\1','with':'','regex':true}}]|regular expression",
        "text|[{'field':'text'},{'replace':{'find':'a(?=b)','with':'','regex':true}}]|regular expression",
        "text|[{'field':'text'},{'replace':{'find':'((a{99}){99}){99}','with':'','regex':true}}]|too large",
        "text|[{'field':'text'},{'replace':{'find':'a','with':'$9','regex':true}}]|group",
        "text|[{'template':'{text'}]|brackets",
        "text|[{'template':'{txet}'}]|did you mean 'text'",
        "text|[{'field':'^text'}]|outermost",
        "text|[{'target':'short'}]|no earlier rule",
        "text|[{'coalesce':['a','b']}]|never reached",
        "text|[{'coalesce':[{'field':'text'},{'field':'number'}]}]|mixes",
        "flag|[{'test':{'field':'text','above':'a'}}]|can not compare",
        "flag|[{'test':{'field':'net','above':{'field':'gross'}}}]|compared with a gross",
        "flag|[{'test':{'field':'day','above':'31.01.2026'}}]|2026-01-31",
        "short|[{'constant':'too long'}]|at most 5",
        "text|[{'field':'day'},{'date.format':'bogus'}]|date format",
        "lines|[{'field':'lines'},{'map':[{'target':'nope','steps':[{'field':'sku'}]}]}]|no field 'nope'",
        "lines|[{'field':'lines'},{'map':[{'target':'sku','steps':[{'field':'text'}]}]}]|no field 'text'"
      })
  void a_wrong_rule_is_refused_with_a_remedy(String target, String steps, String message) {
    assertThat(Eval.error(target, steps)).contains(message);
  }

  @Test
  void a_rule_behind_one_that_always_gives_a_value_is_never_reached() {
    var errors =
        Eval.errors(
            Eval.rule("text", "[{'constant':'a'}]")
                + ",{'name':'late','target':'text',"
                + "'steps':[{'field':'other'}]}");
    assertThat(errors)
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.rule()).isEqualTo("late");
              assertThat(p.english()).contains("never reached");
            });
  }

  @Test
  void needed_targets_without_a_rule_are_a_warning_with_the_field() {
    RuleDocument document =
        RuleDocument.of(
            Profile.ORDER, "x", Rule.set("client.name").from(Steps.field("buyer.name")));
    var warnings = Compilation.of(document, Map.of(), MappingConfig.standard()).warnings();
    assertThat(warnings).extracting(p -> p.field()).containsExactly("client.country", "products");
  }

  @Test
  void characteristics_of_a_category_are_targets() {
    RuleDocument document =
        RuleDocument.of(
            Profile.PRODUCT, "x", Rule.set("charact.Culoare").from(Steps.constant("rosu")));
    assertThat(Compilation.of(document, Map.of(), MappingConfig.standard()).errors()).isEmpty();
  }

  @Test
  void steps_nested_without_end_are_refused() {
    Step step = Steps.constant("x");
    for (int i = 0; i < 200; i++) {
      step = Steps.orElse(Steps.field("name"), step);
    }
    RuleDocument document =
        RuleDocument.of(
            Profile.PRODUCT, "x", Rule.set("products_name").from(Steps.field("name"), step));
    assertThat(Compilation.of(document, Map.of(), MappingConfig.standard()).errors())
        .anySatisfy(p -> assertThat(p.english()).contains("nested"));
  }

  @Test
  void the_built_in_rules_have_no_errors_and_only_the_known_gaps() {
    for (Profile profile : Profile.values()) {
      var compiled =
          Compilation.of(Mapping.defaults().document(profile), Map.of(), MappingConfig.standard());
      assertThat(compiled.errors()).isEmpty();
      assertThat(compiled.warnings())
          .extracting(p -> p.field())
          .isSubsetOf("manufacturers_name", "categories_id", "products_image");
    }
  }
}
