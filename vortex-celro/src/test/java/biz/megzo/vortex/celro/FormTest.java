package biz.megzo.vortex.celro;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormTest {
  private static String encoded(Form form) {
    return new String(form.encode(), StandardCharsets.US_ASCII);
  }

  @Test
  void scalars_are_written_as_php_writes_them() {
    Form form =
        new Form()
            .put("s", "a b&c=d~*-_.é😀")
            .put("i", 5)
            .put("l", 5_000_000_000L)
            .put("d", new BigDecimal("319.80"))
            .put("big", new BigDecimal("1E+3"))
            .put("yes", true)
            .put("no", false)
            .put("blank", "");
    assertThat(encoded(form))
        .isEqualTo(
            "s=a+b%26c%3Dd%7E%2A-_.%C3%A9%F0%9F%98%80&i=5&l=5000000000&d=319.8&big=1000"
                + "&yes=1&no=0&blank=");
  }

  @Test
  void nothing_and_empty_collections_are_left_out() {
    Map<String, Object> holes = new LinkedHashMap<>();
    holes.put("null", null);
    holes.put("empty", List.of());
    holes.put("kept", 1);
    Form form = new Form().put("n", null).put("l", List.of()).put("m", Map.of()).put("h", holes);
    assertThat(encoded(form)).isEqualTo("h%5Bkept%5D=1");
    assertThat(form.variables()).isEqualTo(1);
  }

  @Test
  void nested_lists_and_maps_get_explicit_brackets() {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("products_model", "ABC-1");
    item.put("image", List.of(Map.of("url", "https://x/1.jpg")));
    item.put("charact", Map.of("Culoare:", List.of("Negru", "Roșu")));
    Form form = new Form().put("products", Arrays.asList(item));
    assertThat(ScriptedMarket.decode(encoded(form)))
        .containsExactly(
            Map.entry("products[0][products_model]", "ABC-1"),
            Map.entry("products[0][image][0][url]", "https://x/1.jpg"),
            Map.entry("products[0][charact][Culoare:][0]", "Negru"),
            Map.entry("products[0][charact][Culoare:][1]", "Roșu"));
    assertThat(encoded(form)).startsWith("products%5B0%5D%5Bproducts_model%5D=ABC-1&");
  }

  @Test
  void json_text_is_ascii_with_plain_decimals() {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("m", "ș\"/");
    item.put("d", Form.plain(new BigDecimal("1200.00")));
    assertThat(Json.write(List.of(item))).isEqualTo("[{\"m\":\"\\u0219\\\"/\",\"d\":1200}]");
  }

  @Test
  void an_upload_has_the_sdk_parts_in_its_order() {
    Form form = new Form().put("oid", "1").put("series", "FÇ");
    Multipart body =
        Multipart.of(form, new Multipart.FilePart("file", "file", null, new byte[] {'%', 0, 'x'}));
    String boundary = body.contentType().substring("multipart/form-data; boundary=".length());
    assertThat(new String(body.body(), StandardCharsets.UTF_8))
        .isEqualTo(
            ("--B\r\nContent-Disposition: form-data; name=\"oid\"\r\n\r\n1\r\n"
                    + "--B\r\nContent-Disposition: form-data; name=\"series\"\r\n\r\nFÇ\r\n"
                    + "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"file\""
                    + "\r\n\r\n%\0x\r\n--B--\r\n")
                .replace("--B", "--" + boundary));
  }
}
