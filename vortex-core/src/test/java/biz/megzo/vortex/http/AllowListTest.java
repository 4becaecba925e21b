package biz.megzo.vortex.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowListTest {
  private static final AllowList ALLOWED =
      AllowList.builder()
          .permit("GET", "estimate/pdf")
          .permit("get", "v3/companies/*/products")
          .permit("GET", "stocks/ecom/")
          .permit("POST", "estimate/v2")
          .build();

  @ParameterizedTest
  @CsvSource({
    "GET,estimate/pdf",
    "GET,v3/companies/RO123/products",
    "GET,v3/companies/a.b~c_d-e/products",
    "GET,stocks/ecom/",
    "POST,estimate/v2"
  })
  void what_is_listed_may_leave(String method, String path) {
    assertThat(ALLOWED.permits(method, path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/estimate/pdf",
        "//estimate/pdf",
        "estimate//pdf",
        "estimate/pdf/",
        "estimate/./pdf",
        "invoice/../estimate/pdf",
        "estimate/pdf/../../invoice",
        "v3/companies/../products",
        "v3/companies/./products",
        "v3/companies//products",
        "v3/companies/%2e%2e/products",
        "v3/companies/a%2Fb/products",
        "v3/companies/a%2fb/products",
        "v3/companies/a\\b/products",
        "v3/companies/a;x=1/products",
        "v3/companies/a?b/products",
        "v3/companies/a#b/products",
        "v3/companies/a b/products",
        "v3/companies/a\r\nX: y/products",
        "v3/companies/a\n/products",
        "v3/companies/\u0219i/products",
        "v3/companies/\uff0e\uff0e/products",
        "v3/companies/a\u0000/products",
        "v3/companies/a:b@c/products",
        "estimate/pdf?x=1",
        "estimate/pdf#x",
        "estimate/pdf;x",
        "estimate/pdf\n",
        "estimate%2Fpdf",
        "estimate/%70df",
        "ESTIMATE/PDF",
        "https://evil.example/estimate/pdf",
        "//evil.example/estimate/pdf",
        "@evil.example/estimate/pdf",
        "stocks/ecom",
        "stocks/ecom//",
        "invoice/pdf"
      })
  void nothing_else_may_leave(String path) {
    assertThat(ALLOWED.permits("GET", path)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "get", "Get", "GET ", " GET", "GET\r\n", "PUT", "DELETE", "POST"})
  void a_method_counts_letter_by_letter(String method) {
    assertThat(ALLOWED.permits(method, "estimate/pdf")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/estimate", "a//b", "a/../b", "a/b*", "a?b", "a/%2e", "a/**"})
  void a_path_that_could_never_be_called_can_not_be_listed(String path) {
    assertThatIllegalArgumentException().isThrownBy(() -> AllowList.builder().permit("GET", path));
  }

  @Test
  void whatever_is_permitted_stays_itself_and_below_the_base_for_every_reader_of_uris() {
    URI base = URI.create("https://host.example/api/");
    Random random = new Random(7);
    String alphabet = "ab.~-_/%2eEfF;?#\\@: \r\n*";
    AllowList anything =
        AllowList.builder().permit("GET", "*").permit("GET", "*/*").permit("GET", "*/").build();
    int permitted = 0;
    for (int i = 0; i < 50_000; i++) {
      String path =
          random
              .ints(random.nextInt(8), 0, alphabet.length())
              .collect(
                  StringBuilder::new, (s, c) -> s.append(alphabet.charAt(c)), StringBuilder::append)
              .toString();
      if (anything.permits("GET", path)) {
        permitted++;
        assertThat(base.resolve(path).normalize()).hasToString(base + path);
        assertThat(base.resolve(path).getPath()).isEqualTo("/api/" + path);
      }
    }
    assertThat(permitted).isGreaterThan(500);
  }
}
