package biz.megzo.vortex.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[{'field':'text'}]|`  Ștefan  cel Mare `",
        "[{'field':'text'},'trim']|Ștefan  cel Mare",
        "[{'field':'text'},'collapse','upper']|ȘTEFAN CEL MARE",
        "[{'field':'text'},'collapse','stripDiacritics','lower']|stefan cel mare",
        "[{'field':'text'},'trim',{'truncate':8}]|Ștefan",
        "[{'field':'text'},'collapse',{'replace':{'find':' ','with':'_'}}]|Ștefan_cel_Mare",
        "[{'field':'text'},{'replace':{'find':'[^a-z]+','with':'.','regex':true}}]|.tefan.cel.are.",
        "[{'field':'text'},{'extract':'cel (\\\\w+)'}]|Mare",
        "[{'field':'text'},{'extract':'x(y)'}]|-",
        "[{'field':'missing'},'trim']|-",
        "[{'field':'missing'},{'default':'x'}]|x",
        "[{'field':'missing'},{'default':{'field':'other'}}]|B",
        "[{'coalesce':[{'field':'missing'},{'field':'other'},'x']}]|B",
        "[{'constant':'x'}]|x",
        "[{'template':'{other}-{code}'}]|B-C1",
        "[{'template':'{other}[ / {missing}][ / {code}]'}]|B / C1",
        "[{'template':'{missing}!'}]|-",
        "[{'field':'other'},{'template':'<{}> {{x}} [[y]]'}]|<B> {x} [y]",
        "[{'concat':{'values':[{'field':'other'},{'field':'missing'},'z'],'separator':'/'}}]|B/z",
        "[{'field':'other'},{'lookup':'units'}]|buc",
        "[{'field':'code'},{'lookup':{'table':'units','onMissing':'keep'}}]|C1",
        "[{'field':'code'},{'lookup':{'table':'units','default':'set'}}]|set",
        "[{'constant':' b '},{'lookup':{'table':'units','ignoreCase':true}}]|buc",
        "[{'if':{'when':{'field':'flag','equals':true},'then':'yes','else':'no'}}]|yes",
        "[{'field':'other'},{'if':{'when':{'field':'flag','equals':false},'then':'no'}}]|B",
        "[{'field':'other'},{'if':{'when':{'field':'flag','equals':true},'then':['lower']}}]|b",
        "[{'field':'number'},'text']|10.005",
        "[{'field':'day'},{'date.format':'dd.MM.yyyy'}]|31.01.2026",
        "[{'field':'lines'},{'join':{'each':{'field':'sku'},'separator':'+'}}]|A+B",
        "[{'field':'lines'},{'first':{'field':'sku'}}]|A",
        "[{'field':'lines'},{'join':[{'field':'^code'}]}]|`C1, C1`"
      })
  void a_text_comes_out_as_documented(String steps, String value) {
    assertThat(Eval.value("text", steps)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{'field':'number'},{'add':1}]|11.005",
        "[{'field':'number'},{'subtract':{'field':'whole'}}]|3.005",
        "[{'field':'number'},{'multiply':2}]|20.01",
        "[{'field':'whole'},{'divide':3}]|2.3333333333",
        "[{'field':'whole'},{'divide':{'by':3,'scale':2,'mode':'UP'}}]|2.34",
        "[{'field':'number'},{'round':2}]|10.01",
        "[{'field':'number'},{'round':{'scale':2,'mode':'HALF_EVEN'}}]|10",
        "[{'field':'number'},{'round':{'scale':-1}}]|10",
        "[{'field':'number'},{'percent':10}]|1.0005",
        "[{'field':'number'},{'markup':2.5}]|10.255125",
        "[{'field':'number'},{'markup':-10}]|9.0045",
        "[{'field':'number'},'negate']|-10.005",
        "[{'field':'number'},'negate','abs']|10.005",
        "[{'field':'number'},{'atLeast':12}]|12",
        "[{'field':'number'},{'atMost':12}]|10.005",
        "[{'field':'number'},{'ending':0.99}]|9.99",
        "[{'field':'number'},{'ending':{'cents':0.99,'direction':'up'}}]|10.99",
        "[{'constant':12.40},{'ending':{'cents':9.90,'direction':'down'}}]|9.9",
        "[{'constant':0.10},{'ending':{'cents':0.99,'direction':'down'}}]|0.99",
        "[{'field':'gross'},{'vat.strip':{'field':'rate'}}]|100",
        "[{'field':'net'},{'vat.add':{'field':'rate'}}]|121",
        "[{'field':'gross'},{'vat.strip':{'vat.rate':'reduced'}}]|109.009",
        "[{'vat.rate':'standard'}]|21",
        "[{'constant':'1.234,50'},{'number':','}]|1234.5",
        "[{'constant':'-0.5'},'number']|-0.5",
        "[{'field':'lines'},{'sum':[{'field':'price'},{'multiply':{'field':'quantity'}}]}]|4.7",
        "[{'field':'lines'},{'filter':{'field':'price','above':2}},{'sum':{'field':'price'}}]|2.5",
        "[{'field':'lines'},'count']|2"
      })
  void a_number_comes_out_as_documented(String steps, String value) {
    assertThat(Eval.value("number", steps)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'field':'other','equals':'B'}|true",
        "{'field':'missing','equals':'B'}|false",
        "{'field':'other','in':['A','B']}|true",
        "{'field':'whole','equals':7}|true",
        "{'field':'whole','in':[1,7.0]}|true",
        "{'field':'number','above':10.005}|false",
        "{'field':'number','atLeast':10.005}|true",
        "{'field':'number','below':{'field':'whole'}}|false",
        "{'field':'number','atMost':10.005}|true",
        "{'field':'day','above':'2026-01-30'}|true",
        "{'field':'day','equals':'2026-01-31'}|true",
        "{'field':'missing','present':false}|true",
        "{'field':'text','present':true}|true",
        "{'field':'code','matches':'C[0-9]'}|true",
        "{'field':'code','matches':'C'}|false",
        "{'and':[{'field':'flag','equals':true},{'not':{'field':'other','equals':'A'}}]}|true",
        "{'or':[{'field':'flag','equals':false},{'field':'other','equals':'A'}]}|false",
        "{'and':[]}|true",
        "{'or':[]}|false",
        "{'value':[{'field':'other'},'lower'],'equals':'b'}|true"
      })
  void a_condition_holds_as_documented(String condition, String value) {
    assertThat(Eval.value("flag", "[{'test':" + condition + "}]")).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{'constant':'31.01.2026'},{'date.parse':'dd.MM.yyyy'}]|2026-01-31",
        "[{'field':'day'},{'date.plusDays':30}]|2026-03-02",
        "['date.today']|2026-11-20"
      })
  void a_date_comes_out_as_documented(String steps, String value) {
    assertThat(Eval.value("day", steps)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "number|[{'field':'number'},{'divide':{'field':'zero'}}]|zero",
        "number|[{'field':'other'},'number']|no number",
        "number|[{'constant':'1,23'},'number']|no number",
        "number|[{'constant':'1e9'},'number']|no number",
        "whole|[{'field':'number'},'whole']|not whole",
        "text|[{'field':'code'},{'lookup':'units'}]|'C1'",
        "short|[{'field':'text'}]|truncate",
        "text|[{'field':'missing'},{'require':'give it'}]|give it",
        "day|[{'field':'other'},'date.parse']|no date",
        "day|[{'constant':'2026-02-30'},'date.parse']|no date",
        "number|[{'field':'net'},{'vat.add':[{'field':'missing'},'number']}]|not known",
        "number|[{'field':'number'},{'convert':{'from':'EUR','to':'RON'}}]|not available"
      })
  void a_record_that_a_step_can_not_map_is_held(String target, String steps, String message) {
    var problem = Eval.held(target, steps);
    assertThat(problem.english()).contains(message);
    assertThat(problem.field()).isEqualTo(target);
    assertThat(problem.romanian()).isNotBlank();
  }

  @Test
  void a_message_holds_no_buyer_data() {
    var problem = Eval.held("text", "[{'field':'buyer.name'},{'lookup':'units'}]");
    assertThat(problem.english() + problem.romanian()).doesNotContain("Maria");
  }

  @Test
  void of_rules_for_one_target_the_first_that_gives_a_value_wins() {
    var mapped =
        (biz.megzo.vortex.rules.Mapped.Ok)
            Eval.map(
                Eval.rule("text", "[{'field':'missing'}]")
                    + ",{'target':'text','when':{'field':'flag','equals':false},'steps':[{'constant':'no'}]},"
                    + Eval.rule("text", "[{'constant':'yes'}]"));
    assertThat(mapped.target().text("text")).hasValue("yes");
    assertThat(mapped.version()).isEqualTo(3);
  }

  @Test
  void a_rule_can_look_at_what_an_earlier_one_gave() {
    var mapped =
        (biz.megzo.vortex.rules.Mapped.Ok)
            Eval.map(
                Eval.rule("text", "[{'field':'other'},'lower']")
                    + ","
                    + Eval.rule("short", "[{'target':'text'}]"));
    assertThat(mapped.target().text("short")).hasValue("b");
  }

  @Test
  void all_problems_of_a_record_are_named_at_once() {
    var mapped =
        (biz.megzo.vortex.rules.Mapped.Held)
            Eval.map(
                Eval.rule("number", "[{'field':'other'},'number']")
                    + ","
                    + Eval.rule("text", "[{'field':'code'},{'lookup':'units'}]"));
    assertThat(mapped.problems()).hasSize(2);
  }
}
