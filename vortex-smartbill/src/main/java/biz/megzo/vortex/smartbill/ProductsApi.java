package biz.megzo.vortex.smartbill;

import biz.megzo.vortex.connector.CatalogSource.CatalogItem;
import biz.megzo.vortex.connector.CatalogSource.CatalogPage;
import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.ConnectorException.Kind;
import biz.megzo.vortex.connector.ReadReport.Skipped;
import biz.megzo.vortex.http.HttpAnswer.Answered;
import biz.megzo.vortex.http.HttpCall;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The lists of V3 ({@code api/smartbill.md} 4.3): products and warehouses. Thread-safe. */
final class ProductsApi {
  private static final String FIRST = "limit=100";
  private static final int MOST_PAGES = 100;

  private final SmartBillHttp http;
  private final SmartBillConfig config;

  ProductsApi(SmartBillHttp http, SmartBillConfig config) {
    this.http = http;
    this.config = config;
  }

  /** One page of products; a page's name is the query that the page before led to. */
  CatalogPage products(@Nullable String page) {
    String path = Calls.v3Products(config.cif());
    Page answer = page(path, page == null ? FIRST : page);
    List<CatalogItem> items = new ArrayList<>();
    List<Skipped> skipped = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (JsonNode item : answer.items()) {
      ProductWire wire = new ProductWire(item, config.productCodes());
      String problem = seen.add(wire.key()) ? wire.problem() : wire.duplicate();
      if (problem.isEmpty()) {
        items.add(wire.item());
      } else {
        skipped.add(new Skipped(wire.subject(), problem));
      }
    }
    return new CatalogPage(items, skipped, answer.next());
  }

  /** The names of all warehouses. */
  List<String> warehouses() {
    String path = Calls.v3Warehouses(config.cif());
    List<String> names = new ArrayList<>();
    @Nullable String query = FIRST;
    for (int pages = 0; query != null && pages < MOST_PAGES; pages++) {
      Page answer = page(path, query);
      answer.items().forEach(item -> names.add(Json.text(item, "name")));
      query = answer.next();
    }
    return names;
  }

  private record Page(JsonNode items, @Nullable String next) {}

  private Page page(String path, String query) {
    Answered answer =
        http.read(
            HttpCall.get(path)
                .query(query)
                .lane(HttpCall.Lane.CATALOGUE)
                .timeout(config.readTimeout()));
    if (answer.status() != 200) {
      throw failed(path, query, answer);
    }
    JsonNode json = Json.object(answer.body()).orElseThrow(() -> unreadable(path, answer));
    JsonNode next = json.path("pagination").path("next");
    if (!json.path("items").isArray() || next.isMissingNode()) {
      throw unreadable(path, answer);
    }
    NextPage cursor = new NextPage(http.transport().base(), path);
    return new Page(json.path("items"), next.isNull() ? null : cursor.query(next.asText(), query));
  }

  private ConnectorException unreadable(String path, Answered answer) {
    return http.unreadable("GET " + path, answer);
  }

  private ConnectorException failed(String path, String query, Answered answer) {
    Complaint complaint = Complaint.in(answer).orElse(new Complaint("", List.of()));
    if (answer.status() == 403) {
      return SmartBillHttp.exception(
          Kind.REFUSED,
          "SmartBill's V3 API is not open to this account: "
              + complaint.text()
              + "; renew the subscription or the user's rights, or leave the V3 token out");
    }
    if (complaint.codes().contains("company_not_found")) {
      return SmartBillHttp.exception(
          Kind.MISCONFIGURED,
          "SmartBill's V3 API does not know the company "
              + config.cif()
              + "; write the CIF exactly as in SmartBill, with or without RO");
    }
    if ((answer.status() == 400 || answer.status() == 404) && !query.equals(FIRST)) {
      return SmartBillHttp.exception(
          Kind.MISCONFIGURED,
          "SmartBill no longer knows this page of the list ("
              + complaint.text()
              + "); start again with the first");
    }
    return http.failed("GET " + path, answer);
  }
}
