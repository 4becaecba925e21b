package biz.megzo.vortex.smartbill.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class FakeSmartBillEstimatesConformanceTest extends FakeSmartBillTestBase {
  @Test
  void creating_takes_the_next_number_padded_to_four() throws IOException {
    var response = create(estimate());
    JsonNode answer = json(response);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(answer.path("errorText").asText()).isEmpty();
    assertThat(answer.path("number").asText()).isEqualTo("0042");
    assertThat(answer.path("series").asText()).isEqualTo("MKP");
    assertThat(answer.path("documentId").isIntegralNumber()).isTrue();
    assertThat(answer.path("documentUrl").asText()).contains("/editare/proforma/");
    assertThat(shop.nextNumber("MKP")).isEqualTo(43);
    assertThat(shop.liveEstimates())
        .singleElement()
        .extracting(e -> e.total().toPlainString())
        .isEqualTo("49.80");
  }

  @Test
  void the_pdf_carries_number_client_lines_total_and_mentions() throws IOException {
    var pdf =
        send(request("/estimate/pdf" + at(created())).header("Accept", "application/octet-stream"));
    assertThat(pdf.headers().firstValue("Content-Type")).contains("application/octet-stream");
    assertThat(pdf.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=facturaMKP0042.pdf");
    assertThat(text(pdf).lines().findFirst()).contains("Proforma seria MKP nr. 0042");
    assertThat(text(pdf))
        .contains("Ionescu Maria", "Cana emailata 500 ml", "49.80", "ref MB-01J7Q2");
  }
}
