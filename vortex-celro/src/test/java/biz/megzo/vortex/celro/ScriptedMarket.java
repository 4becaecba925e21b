package biz.megzo.vortex.celro;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import biz.megzo.vortex.connector.ConnectorContext;
import biz.megzo.vortex.memory.InMemoryStore;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.testkit.MutableClock;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A scripted marketplace on loopback, the store and the clock around a connector. */
final class ScriptedMarket implements BeforeEachCallback, AfterAllCallback {
  static final String OK = "{\"error\":0,\"tokenStatus\":1,\"message\":{\"success\":1}}";

  private final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
  MutableClock clock = MutableClock.at("2026-08-20T08:00:00Z");
  InMemoryStore store = new InMemoryStore();

  @Override
  public void beforeEach(ExtensionContext context) {
    if (!server.isRunning()) {
      server.start();
    }
    server.resetAll();
    clock = MutableClock.at("2026-08-20T08:00:00Z");
    store = new InMemoryStore();
    server.stubFor(any(anyUrl()).atPriority(10).willReturn(envelope("[]")));
    answer("login/actionLogin", envelope("\"token-1==:a+b/\""));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    server.stop();
  }

  URI base() {
    return URI.create(server.baseUrl() + "/market_api/");
  }

  CelRo open() {
    return open(builder -> builder);
  }

  CelRo open(UnaryOperator<CelRoConfigBuilder> settings) {
    CelRoConfigBuilder builder =
        CelRoConfig.builder("seller@shop.example", "p@ss word").base(base()).rate(1000, 1000);
    return CelRo.open(settings.apply(builder).build(), context());
  }

  ConnectorContext context() {
    return new ConnectorContext(LinkId.of("shop-1"), clock, store.accounts(), store.leases());
  }

  static ResponseDefinitionBuilder envelope(String message) {
    return json("{\"error\":0,\"tokenStatus\":1,\"message\":" + message + "}");
  }

  static ResponseDefinitionBuilder json(String body) {
    return aResponse()
        .withStatus(200)
        .withHeader("Content-Type", "application/json")
        .withBody(body);
  }

  /** The same answer for every call of an action. */
  ScriptedMarket answer(String action, ResponseDefinitionBuilder response) {
    server.stubFor(on(action).willReturn(response));
    return this;
  }

  ScriptedMarket payload(String action, String message) {
    return answer(action, envelope(message));
  }

  ScriptedMarket fault(String action, Fault fault) {
    server.stubFor(on(action).willReturn(aResponse().withFault(fault)));
    return this;
  }

  /** Something fetched from the same host. */
  ScriptedMarket get(String url, ResponseDefinitionBuilder response) {
    server.stubFor(WireMock.get(urlEqualTo(url)).atPriority(1).willReturn(response));
    return this;
  }

  LoggedRequest lastGet() {
    return server.getAllServeEvents().stream()
        .map(event -> event.getRequest())
        .filter(request -> request.getMethod().equals(RequestMethod.GET))
        .findFirst()
        .orElseThrow();
  }

  /** One answer after the other; the last one stays. */
  ScriptedMarket answers(String action, ResponseDefinitionBuilder... responses) {
    for (int i = 0; i < responses.length; i++) {
      server.stubFor(
          on(action)
              .inScenario(action)
              .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "step " + i)
              .willSetStateTo("step " + Math.min(i + 1, responses.length - 1))
              .willReturn(responses[i]));
    }
    return this;
  }

  private static MappingBuilder on(String action) {
    return post(urlPathEqualTo("/market_api/" + action + "/")).atPriority(5);
  }

  List<LoggedRequest> requests(String action) {
    List<LoggedRequest> found = new ArrayList<>();
    server
        .getAllServeEvents()
        .forEach(
            event -> {
              if (event.getRequest().getUrl().equals("/market_api/" + action + "/")) {
                found.add(0, event.getRequest());
              }
            });
    return found;
  }

  int count(String action) {
    return requests(action).size();
  }

  int countAll() {
    return server.getAllServeEvents().size();
  }

  /** The decoded form of the last call of an action, in the order it was sent. */
  Map<String, String> form(String action) {
    List<LoggedRequest> all = requests(action);
    if (all.isEmpty()) {
      throw new AssertionError("no call of " + action);
    }
    return decode(all.get(all.size() - 1).getBodyAsString());
  }

  static Map<String, String> decode(String body) {
    Map<String, String> form = new LinkedHashMap<>();
    for (String pair : body.split("&")) {
      String[] parts = pair.split("=", 2);
      form.put(
          URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
          URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return form;
  }
}
