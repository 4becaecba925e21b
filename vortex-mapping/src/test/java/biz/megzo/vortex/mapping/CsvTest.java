package biz.megzo.vortex.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTest {
  @Property(tries = 300)
  void what_is_exported_is_imported_equal(@ForAll @Size(max = 8) Map<String, String> rows) {
    LookupTable table = new LookupTable("t", rows);
    assertThat(Csv.read("t", Csv.write(table))).isEqualTo(table);
  }

  @Test
  void a_file_saved_by_a_spreadsheet_is_read() {
    String csv = "\uFEFFfrom;to\r\nLămpi;\"a;b\"\r\n\"x \"\"y\"\"\";z\r\n\r\n";
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put("Lămpi", "a;b");
    rows.put("x \"y\"", "z");
    assertThat(Csv.read("t", csv).rows()).isEqualTo(rows);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a,b~x,y|first line",
        "|first line",
        "from,to~a,1~b,2~a,3|line 4: the same key stands on line 2",
        "from,to~a|line 2: a row has two cells",
        "from,to~a,1,2|line 2: a row has two cells",
        "from,to~a,\"1|line 2: a quote is not closed"
      })
  void a_file_that_can_not_be_read_is_refused_with_the_line(String csv, String message) {
    String text = csv == null ? "" : csv.replace('~', '\n');
    assertThatThrownBy(() -> Csv.read("t", text))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining(message);
  }

  @Test
  void a_table_with_too_many_rows_is_refused() {
    StringBuilder csv = new StringBuilder("from,to\n");
    for (int i = 0; i <= LookupTable.MAX_ROWS; i++) {
      csv.append(i).append(",x\n");
    }
    assertThatThrownBy(() -> Csv.read("t", csv.toString())).hasMessageContaining("20000 rows");
  }
}
