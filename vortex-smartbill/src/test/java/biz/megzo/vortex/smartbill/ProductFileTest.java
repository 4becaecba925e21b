package biz.megzo.vortex.smartbill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.ProductData.Products;
import biz.megzo.vortex.connector.ReadReport.Skipped;
import biz.megzo.vortex.rules.FieldRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductFileTest {
  private static final String HEADER =
      "Denumire produs;Cod produs;Pret;Pretul contine TVA;Unitate masura;Moneda;Cota TVA;Tip\n";

  @TempDir Path folder;

  private Products read(byte[] bytes) throws IOException {
    Path file = folder.resolve("produse.any");
    Files.write(file, bytes);
    return ProductFile.builder(file).settle(Duration.ZERO).build().read();
  }

  private Products read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static FieldRecord one(Products products) {
    assertThat(products.skipped()).isEmpty();
    assertThat(products.rows()).hasSize(1);
    return products.rows().get(0);
  }

  @Test
  void a_row_becomes_the_fields_of_the_catalogue() throws IOException {
    FieldRecord row = one(read(HEADER + "Lampă de birou;0012;1.234,50;Da;buc;ron;21%;Produs\n"));
    assertThat(row.text("name")).contains("Lampă de birou");
    assertThat(row.text("code")).contains("0012");
    assertThat(row.decimal("price").orElseThrow()).isEqualByComparingTo("1234.5");
    assertThat(row.bool("priceIncludesVat")).contains(true);
    assertThat(row.text("unit")).contains("buc");
    assertThat(row.text("currency")).contains("RON");
    assertThat(row.decimal("vatPercent").orElseThrow()).isEqualByComparingTo("21");
    assertThat(row.bool("service")).contains(false);
  }

  @Test
  void headers_are_found_in_any_case_order_and_spelling_below_titles() throws IOException {
    FieldRecord row =
        one(
            read(
                "Export din 2026;;\n\nPREȚ ,Altceva,Cod produs,DENUMIRE  PRODUS\n"
                    + "10.50,x,A-1,Cană\n"));
    assertThat(row.text("code")).contains("A-1");
    assertThat(row.decimal("price").orElseThrow()).isEqualByComparingTo("10.5");
  }

  @Test
  void quoted_cells_hold_separators_and_lines() throws IOException {
    FieldRecord row = one(read(HEADER + "\"Set; \"\"mare\"\"\nalb\";A;5;;;;;\r\n"));
    assertThat(row.text("name")).contains("Set; \"mare\"\nalb");
  }

  @Test
  void letters_are_read_from_every_usual_encoding() throws IOException {
    String text = HEADER + "Rață șțăîâ;A;5;;;;;\n";
    String mark = "\ufeff";
    assertThat(one(read(mark + text)).text("name")).contains("Rață șțăîâ");
    byte[] utf16 = (mark + text).getBytes(StandardCharsets.UTF_16LE);
    assertThat(one(read(utf16)).text("name")).contains("Rață șțăîâ");
    byte[] old = text.replace('ș', 'ş').replace('ț', 'ţ').getBytes(Charset.forName("windows-1250"));
    assertThat(one(read(old)).text("name")).contains("Rață șțăîâ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"5.94E+12", "5,94E+12", "6E+05"})
  void a_code_that_excel_mangled_is_refused_never_guessed(String code) throws IOException {
    Products products = read(HEADER + "Bun;A;5;;;;;\nRău;" + code + ";5;;;;;\n");
    assertThat(products.rows()).hasSize(1);
    assertThat(products.skipped())
        .singleElement()
        .satisfies(row -> assertThat(row.reason()).contains(code).contains("line 3"));
  }

  @Test
  void codes_that_two_rows_have_count_for_neither() throws IOException {
    Products products = read(HEADER + "X;A;5;;;;;\nY;A;6;;;;;\nZ;B;7;;;;;\nW;A;8;;;;;\n");
    assertThat(products.rows()).extracting(row -> row.text("code").orElse("")).containsExactly("B");
    assertThat(products.skipped()).extracting(Skipped::subject).containsOnly("A");
  }

  @ParameterizedTest
  @ValueSource(strings = {"doi lei", "1,2,3", "1.2.3,4,5", "-", "1e5"})
  void a_price_that_is_no_number_spoils_its_row_alone(String price) throws IOException {
    Products products = read(HEADER + "X;A;" + price + ";;;;;\nY;B;6,50;;;;;\n");
    assertThat(products.rows()).hasSize(1);
    assertThat(products.skipped()).extracting(Skipped::subject).containsExactly("A");
  }

  @Test
  void what_may_be_thousands_is_decided_by_the_column_or_not_read() throws IOException {
    Products told = read(HEADER + "X;A;1.234;;;;;\nY;B;6,50;;;;;\n");
    assertThat(told.rows().get(0).decimal("price").orElseThrow()).isEqualByComparingTo("1234");
    Products untold = read(HEADER + "X;A;1.234;;;;;\nY;B;6;;;;;\n");
    assertThat(untold.skipped()).extracting(Skipped::subject).containsExactly("A");
    Products dots = read(HEADER + "X;A;1.234;;;;;\nY;B;6.5;;;;;\n");
    assertThat(dots.rows().get(0).decimal("price").orElseThrow()).isEqualByComparingTo("1.234");
  }

  @Test
  void a_blank_price_says_nothing_and_a_blank_code_is_reported() throws IOException {
    Products products = read(HEADER + "X;A;;;;;;\nY;;6;;;;;\n;;;;;;;\n");
    assertThat(products.rows().get(0).has("price")).isFalse();
    assertThat(products.skipped()).extracting(Skipped::subject).containsExactly("line 3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Denumire produs;Cod produs;Pret\nX;A;14",
        "Denumire produs;Cod produs;Pret\nX;A;\"14\n",
        "Denumire produs;Pret\nX;14\n",
        "Denumire produs;Cod produs\nX;A\n",
        "Cod produs;Denumire produs;Pret;Pret\nA;X;1;2\n",
        "<html>Sesiunea a expirat</html>\n",
        ""
      })
  void a_file_that_is_cut_short_or_no_such_table_is_not_read(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("produse.any");
  }

  @Test
  void a_file_that_is_missing_or_was_just_written_is_not_read() throws IOException {
    assertThatThrownBy(() -> ProductFile.at(folder.resolve("none.csv")).read())
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("no such file");
    Path file = folder.resolve("fresh.csv");
    Files.writeString(file, HEADER + "X;A;5;;;;;\n");
    assertThatThrownBy(() -> ProductFile.builder(file).settle(Duration.ofHours(1)).build().read())
        .hasMessageContaining("written just now");
    assertThatThrownBy(() -> ProductFile.at(folder).read()).isInstanceOf(ConnectorException.class);
  }

  @Test
  void a_workbook_is_read_with_its_shared_and_own_texts() throws IOException {
    FieldRecord row =
        one(
            read(
                workbook(
                    cell("A2", "t=\"s\"", "<v>3</v>")
                        + cell("B2", "t=\"inlineStr\"", "<is><t>0012</t></is>")
                        + cell("C2", "", "<v>19.899999999999999</v>"))));
    assertThat(row.text("name")).contains("Lampă");
    assertThat(row.text("code")).contains("0012");
    assertThat(row.decimal("price").orElseThrow()).isEqualByComparingTo("19.9");
  }

  @Test
  void codes_that_are_numbers_keep_their_digits_or_are_refused() throws IOException {
    assertThat(code("", "5941234567890")).isEqualTo("5941234567890");
    assertThat(code("", "5.94123456789E12")).isEqualTo("5941234567890");
    assertThat(code("s=\"1\"", "123")).isEqualTo("00123");
    assertThat(code("", "12345678901234568")).startsWith("refused");
    assertThat(code("s=\"2\"", "45000")).startsWith("refused");
    assertThat(code("", "1.5")).startsWith("refused");
    assertThat(code("t=\"e\"", "#N/A")).startsWith("refused");
  }

  private String code(String attributes, String value) throws IOException {
    Products products =
        read(
            workbook(
                cell("A2", "t=\"s\"", "<v>3</v>")
                    + cell("B2", attributes, "<v>" + value + "</v>")
                    + cell("C2", "", "<v>5</v>")));
    return products.rows().isEmpty()
        ? "refused: " + products.skipped().get(0).reason()
        : products.rows().get(0).text("code").orElse("");
  }

  @Test
  void a_workbook_cut_short_is_not_read() throws IOException {
    byte[] whole = workbook(cell("A2", "", "<v>1</v>"));
    for (int length : List.of(10, whole.length / 2, whole.length - 1)) {
      byte[] part = java.util.Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> read(part)).isInstanceOf(ConnectorException.class);
    }
  }

  @Test
  void a_small_file_that_unpacks_to_a_huge_one_is_not_read() throws IOException {
    String long_ = " ".repeat(1 << 20);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
      zip.write("<sst>".getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 140; i++) {
        zip.write(long_.getBytes(StandardCharsets.UTF_8));
      }
    }
    assertThatThrownBy(() -> read(bytes.toByteArray()))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("unpacks");
  }

  @Test
  void no_entity_of_a_workbook_is_resolved() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "SECRET");
    byte[] evil =
        workbook(
            "<!DOCTYPE w [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>",
            cell("A2", "t=\"inlineStr\"", "<is><t>&x;</t></is>")
                + cell("B2", "t=\"inlineStr\"", "<is><t>A</t></is>")
                + cell("C2", "", "<v>5</v>"));
    try {
      assertThat(read(evil).rows().toString()).doesNotContain("SECRET");
    } catch (ConnectorException refused) {
      assertThat(refused).hasMessageNotContaining("SECRET");
    }
  }

  private static String cell(String place, String attributes, String content) {
    return "<c r=\"" + place + "\" " + attributes + ">" + content + "</c>";
  }

  private static byte[] workbook(String cells) throws IOException {
    return workbook("", cells);
  }

  private static byte[] workbook(String prologue, String cells) throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put(
        "xl/workbook.xml",
        "<workbook xmlns:r=\"urn:r\"><sheets><sheet name=\"x\" sheetId=\"1\" r:id=\"rId1\"/>"
            + "</sheets></workbook>");
    parts.put(
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/>"
            + "</Relationships>");
    parts.put(
        "xl/sharedStrings.xml",
        "<sst><si><t>Denumire produs</t></si><si><t>Cod produs</t></si><si><t>Preț</t></si>"
            + "<si><r><t>Lam</t></r><r><t>pă</t></r><rPh><t>hint</t></rPh></si></sst>");
    parts.put(
        "xl/styles.xml",
        "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"00000\"/></numFmts>"
            + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"14\"/></cellXfs>"
            + "</styleSheet>");
    parts.put(
        "xl/worksheets/sheet1.xml",
        prologue
            + "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c>"
            + "<c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"s\"><v>2</v></c></row>"
            + "<row r=\"2\">"
            + cells
            + "</row></sheetData></worksheet>");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }
}
