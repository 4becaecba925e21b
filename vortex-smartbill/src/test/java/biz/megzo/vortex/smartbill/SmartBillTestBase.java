package biz.megzo.vortex.smartbill;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import biz.megzo.vortex.connector.ConnectorContext;
import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.memory.InMemoryStore;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.testkit.MutableClock;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A SmartBill whose every answer the test writes. */
abstract class SmartBillTestBase {
  static final String CIF = "RO11111119";
  static final String TAXES =
      """
      {"errorText":"","taxes":[{"name":"Normala","percentage":21.0},{"name":"Redusa","percentage":11},
      {"name":"Taxare inversa","percentage":0},{"name":"SFDD","percentage":0},{"name":"SDD","percentage":0},
      {"name":"Pseudo","percentage":9999}]}""";

  @RegisterExtension
  static final WireMockExtension WIRE =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  final MutableClock clock = MutableClock.at("2026-10-02T22:30:00Z");
  final InMemoryStore store = new InMemoryStore(clock);

  SmartBillConfig.Builder config() {
    return SmartBillConfig.builder("shop@example.test", "003|secret", CIF)
        .baseUri(URI.create(WIRE.baseUrl() + "/SBORO/api"))
        .series("MKP");
  }

  SmartBill open() {
    return open(config());
  }

  SmartBill open(SmartBillConfig.Builder config) {
    return SmartBill.open(
        config.build(),
        new ConnectorContext(LinkId.of("shop-1"), clock, store.accounts(), store.leases()));
  }

  static MappingBuilder call(String method, String path) {
    return request(method, urlPathEqualTo("/SBORO/api/" + path));
  }

  static void answer(String method, String path, int status, String body) {
    answer(call(method, path), status, body);
  }

  static void answer(MappingBuilder call, int status, String body) {
    WIRE.stubFor(call.willReturn(json(status, body)));
  }

  static void answerAll(int status, String body) {
    WIRE.stubFor(
        any(com.github.tomakehurst.wiremock.client.WireMock.anyUrl())
            .willReturn(json(status, body)));
  }

  static ResponseDefinitionBuilder json(int status, String body) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withBody(body);
  }

  static List<LoggedRequest> calls(String path) {
    return WIRE.findAll(
        com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor(
            urlPathEqualTo("/SBORO/api/" + path)));
  }

  static ConnectorException failure(ThrowingCallable code) {
    return Assertions.catchThrowableOfType(ConnectorException.class, code);
  }
}
