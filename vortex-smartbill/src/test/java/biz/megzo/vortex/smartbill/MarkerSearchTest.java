package biz.megzo.vortex.smartbill;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.connector.ConnectorException.Kind;
import biz.megzo.vortex.connector.OrderRecorder.Probe;
import biz.megzo.vortex.connector.OrderRecorder.Reading;
import biz.megzo.vortex.connector.OrderRecorder.Ticket;
import biz.megzo.vortex.model.RecordRef;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkerSearchTest extends SmartBillTestBase {
  private static final Ticket TICKET = new Ticket(Drafts.SERIES, 43);
  private static final String MARKER = Drafts.MARKER.value();

  @BeforeEach
  void nothing_exists() {
    answer("GET", "estimate/invoices", 410, "{\"errorText\":\"Proforma nu a fost gasita.\"}");
  }

  @Test
  void a_counter_that_did_not_move_proves_absence_with_one_call() {
    counter("43");
    assertThat(find()).isEqualTo(new Probe.Absent(java.util.List.of()));
    assertThat(WIRE.getAllServeEvents()).hasSize(1);
  }

  @Test
  void the_marker_is_found_on_the_one_print_that_bears_it() throws IOException {
    counter("45");
    exists("0043", "seria MKP nr. 0043", "altceva");
    exists("0044", "seria MKP nr. 0044", MARKER);
    assertThat(find()).isEqualTo(new Probe.Found(ref("0044")));
  }

  @Test
  void blanks_that_extraction_puts_into_the_marker_do_not_hide_it() throws IOException {
    counter("44");
    exists("0043", "MKP 00 43", MARKER.substring(0, 5) + "  " + MARKER.substring(5));
    assertThat(find()).isEqualTo(new Probe.Found(ref("0043")));
  }

  @Test
  void prints_without_the_marker_are_somebody_else_s() throws IOException {
    counter("\"0045\"");
    exists("0043", "MKP 0043");
    assertThat(find()).isEqualTo(new Probe.Absent(java.util.List.of(ref("0043"))));
  }

  @Test
  void two_prints_with_the_marker_are_several() throws IOException {
    counter("46");
    exists("0043", "MKP 0043", MARKER);
    exists("0045", "MKP 0045", MARKER);
    assertThat(find()).isEqualTo(new Probe.Several(java.util.List.of(ref("0043"), ref("0045"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"%PDF-1.4 damaged", "{\"errorText\":\"nu poate fi generat\"}", "<html>", ""})
  void a_print_that_can_not_be_read_leaves_the_question_open(String body) {
    counter("44");
    exists("0043", body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(find())
        .isInstanceOfSatisfying(
            Probe.Unreadable.class, u -> assertThat(u.candidates()).containsExactly(ref("0043")));
  }

  @Test
  void a_print_that_does_not_show_its_own_number_was_not_extracted() throws IOException {
    counter("44");
    exists("0043", "text without number");
    assertThat(find()).isInstanceOf(Probe.Unreadable.class);
  }

  @Test
  void a_counter_that_went_back_says_nothing() {
    counter("42");
    assertThat(find()).isInstanceOf(Probe.Unreadable.class);
  }

  @Test
  void more_numbers_than_can_be_looked_through_are_left_to_a_person() {
    counter("94");
    assertThat(find())
        .isInstanceOfSatisfying(
            Probe.Unreadable.class, u -> assertThat(u.candidates()).hasSize(50));
    assertThat(WIRE.getAllServeEvents()).hasSize(1);
  }

  @Test
  void a_number_is_also_looked_for_without_zeros_and_in_the_width_last_seen() {
    counter("\"000044\"");
    find();
    assertThat(calls("estimate/invoices"))
        .extracting(c -> c.queryParameter("number").firstValue())
        .containsExactly("000043", "43");
  }

  @Test
  void a_counter_that_can_not_be_read_is_an_error() {
    answer("GET", "series", 200, "<html>");
    assertThat(failure(this::find).kind()).isEqualTo(Kind.UNREADABLE);
  }

  @Test
  void a_rate_block_in_the_middle_is_an_error_and_no_verdict() {
    counter("44");
    answer("GET", "estimate/invoices", 403, "{\"errorText\":\"limita maxima de requesturi\"}");
    assertThat(failure(this::find).kind()).isEqualTo(Kind.BLOCKED);
  }

  @Test
  void reading_one_number_tells_present_absent_and_illegible_apart() throws IOException {
    exists("0043", "MKP 0043", MARKER);
    SmartBill smartBill = open();
    assertThat(smartBill.read(Drafts.SERIES, 43))
        .isInstanceOfSatisfying(
            Reading.Present.class, p -> assertThat(p.bears(Drafts.MARKER)).isTrue());
    assertThat(smartBill.read(Drafts.SERIES, 44)).isInstanceOf(Reading.Absent.class);
    exists("0045", new byte[0]);
    assertThat(smartBill.read(Drafts.SERIES, 45)).isInstanceOf(Reading.Illegible.class);
  }

  private Probe find() {
    return open().find(TICKET, Drafts.MARKER);
  }

  private static void counter(String next) {
    answer(
        "GET",
        "series",
        200,
        "{\"errorText\":\"\",\"list\":[{\"name\":\"MKP\",\"nextNumber\":"
            + next
            + ",\"type\":\"p\"}]}");
  }

  private static void exists(String number, String... lines) throws IOException {
    exists(number, pdf(lines));
  }

  private static void exists(String number, byte[] print) {
    answer(
        call("GET", "estimate/invoices").withQueryParam("number", equalTo(number)),
        200,
        "{\"errorText\":\"Proforma nu a fost facturata.\",\"areInvoicesCreated\":false}");
    WIRE.stubFor(
        call("GET", "estimate/pdf")
            .withQueryParam("number", equalTo(number))
            .withHeader("Accept", equalTo("application/octet-stream"))
            .willReturn(aResponse().withBody(print)));
  }

  private static RecordRef ref(String number) {
    return RecordRef.of("MKP", number);
  }

  static byte[] pdf(String... lines) throws IOException {
    try (PDDocument document = new PDDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      PDPage page = new PDPage();
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
        for (int i = 0; i < lines.length; i++) {
          content.beginText();
          content.newLineAtOffset(50, 700 - 20f * i);
          content.showText(lines[i]);
          content.endText();
        }
      }
      document.save(out);
      return out.toByteArray();
    }
  }
}
