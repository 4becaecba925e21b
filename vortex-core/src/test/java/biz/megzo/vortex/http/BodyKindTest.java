package biz.megzo.vortex.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyKindTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "{\"a\":1},JSON",
        "  [1],JSON",
        "\"text\",JSON",
        "-1.5e3,JSON",
        "null,JSON",
        "true,JSON",
        "\uFEFF{},JSON",
        "502 Bad Gateway,OTHER",
        "nullable,OTHER",
        "Eroare,OTHER",
        "<!DOCTYPE html><html>,HTML",
        "<html>,HTML",
        "<?xml version=\"1.0\"?>,XML",
        "<DataSet xmlns=\"x\">,XML",
        "%PDF-1.7,PDF",
        "`   `,EMPTY",
        "``,EMPTY"
      })
  void a_body_is_known_by_its_beginning(String body, BodyKind kind) {
    assertThat(BodyKind.sniff(body.getBytes(UTF_8))).isEqualTo(kind);
  }

  @Test
  void bytes_that_are_no_text_are_something_else() {
    assertThat(BodyKind.sniff(new byte[] {(byte) 0x1f, (byte) 0x8b, 0, (byte) 0xff}))
        .isEqualTo(BodyKind.OTHER);
  }
}
