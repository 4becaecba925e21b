package biz.megzo.vortex.celro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biz.megzo.vortex.celro.Pki.Identity;
import biz.megzo.vortex.connector.ConnectorContext;
import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.ConnectorException.Kind;
import biz.megzo.vortex.connector.Finding;
import biz.megzo.vortex.memory.InMemoryStore;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.testkit.MutableClock;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A TLS server that lets nobody in without a certificate of its own authority. */
class CertificateTest {
  private static final Pki PKI = new Pki();
  private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");
  private static final Identity RSA = PKI.identity("cel-mp-1", Pki.rsa(), END);
  private static final Identity EC = PKI.identity("cel-mp-2", Pki.ec(), END);
  private static final List<String> seen = new CopyOnWriteArrayList<>();
  private static HttpsServer server;

  @TempDir Path folder;
  private final MutableClock clock = MutableClock.at("2026-08-20T08:00:00Z");
  private final InMemoryStore store = new InMemoryStore();

  @BeforeAll
  static void start() throws Exception {
    Identity own = PKI.identity("localhost", Pki.ec(), END);
    KeyStore keys = KeyStore.getInstance("PKCS12");
    keys.load(null, null);
    keys.setKeyEntry(
        "s", own.keys().getPrivate(), new char[0], new Certificate[] {own.certificate()});
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, new char[0]);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), PKI.trust(), null);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters wanted = context.getDefaultSSLParameters();
            wanted.setNeedClientAuth(true);
            parameters.setSSLParameters(wanted);
          }
        });
    server.createContext(
        "/",
        exchange -> {
          HttpsExchange tls = (HttpsExchange) exchange;
          seen.add(tls.getSSLSession().getPeerPrincipal().getName());
          exchange.getRequestBody().readAllBytes();
          boolean login = exchange.getRequestURI().getPath().contains("actionLogin");
          byte[] body =
              ("{\"error\":0,\"tokenStatus\":1,\"message\":" + (login ? "\"t\"}" : "[]}"))
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterAll
  static void stop() {
    server.stop(0);
  }

  @BeforeEach
  void forget() {
    seen.clear();
  }

  private CelRo open(Path pem, String passphrase) {
    CelRoConfigBuilder builder =
        CelRoConfig.builder("u", "p")
            .rate(1000, 1000)
            .base(
                URI.create("https://localhost:" + server.getAddress().getPort() + "/market_api/"));
    builder = passphrase == null ? builder.certificate(pem) : builder.certificate(pem, passphrase);
    return CelRo.open(
        builder.build(),
        new ConnectorContext(LinkId.of("shop"), clock, store.accounts(), store.leases()),
        PKI.trust());
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("cel.pem"), text);
  }

  static Stream<String> keys() {
    String rsa = Pki.pem(RSA.certificate());
    String ec = Pki.pem(EC.certificate());
    return Stream.of(
        rsa + Pki.pkcs8(RSA.keys().getPrivate()),
        Pki.traditional(RSA.keys().getPrivate()) + Pki.pem(PKI.ca()) + rsa,
        ec + Pki.pkcs8(EC.keys().getPrivate()),
        "Bag Attributes\n" + ec.replace("\n", "\r\n") + Pki.traditional(EC.keys().getPrivate()),
        Pki.apart(EC.keys().getPrivate()) + ec,
        rsa + Pki.encrypted(RSA.keys().getPrivate(), "fraza"),
        ec + Pki.encrypted(EC.keys().getPrivate(), "fraza"),
        rsa + Pki.legacy(RSA.keys().getPrivate(), "AES-256-CBC", "fraza"),
        rsa + Pki.legacy(RSA.keys().getPrivate(), "DES-EDE3-CBC", "fraza"),
        ec + Pki.legacy(EC.keys().getPrivate(), "AES-128-CBC", "fraza"));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void every_form_of_key_opens_the_door(String pem) throws IOException {
    boolean rsa = pem.contains(Pki.pem(RSA.certificate()));
    assertThat(open(write(pem), "fraza").couriers()).isEmpty();
    assertThat(seen).containsOnly(rsa ? "CN=cel-mp-1" : "CN=cel-mp-2");
  }

  @Test
  void a_renewed_file_counts_from_the_next_call_on() throws IOException {
    Path file = write(Pki.pem(RSA.certificate()) + Pki.pkcs8(RSA.keys().getPrivate()));
    CelRo celro = open(file, null);
    celro.couriers();
    write(Pki.pem(EC.certificate()) + Pki.pkcs8(EC.keys().getPrivate()));
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-08-21T00:00:00Z")));
    celro.couriers();
    assertThat(seen).containsExactly("CN=cel-mp-1", "CN=cel-mp-1", "CN=cel-mp-2");
  }

  @Test
  void a_half_written_file_leaves_the_old_certificate_in_use() throws IOException {
    Path file = write(Pki.pem(RSA.certificate()) + Pki.pkcs8(RSA.keys().getPrivate()));
    CelRo celro = open(file, null);
    celro.couriers();
    write("-----BEGIN CERTIFICATE-----\nMIIB");
    celro.couriers();
    Files.delete(file);
    celro.couriers();
    assertThat(seen).hasSize(4).containsOnly("CN=cel-mp-1");
  }

  @Test
  void without_certificate_nothing_gets_in() {
    CelRoConfig config =
        CelRoConfig.builder("u", "p")
            .base(URI.create("https://localhost:" + server.getAddress().getPort() + "/market_api/"))
            .build();
    ConnectorContext context =
        new ConnectorContext(LinkId.of("shop"), clock, store.accounts(), store.leases());
    assertThat(CelRo.open(config, context, PKI.trust()).confirm("1"))
        .isInstanceOf(biz.megzo.vortex.connector.Done.Unknown.class);
    assertThat(seen).isEmpty();
  }

  @Test
  void a_file_that_can_not_be_used_says_why() throws Exception {
    String rsa = Pki.pem(RSA.certificate());
    assertBad(rsa, null, "no private key");
    assertBad(Pki.pkcs8(RSA.keys().getPrivate()), null, "no certificate");
    assertBad(rsa + Pki.pkcs8(EC.keys().getPrivate()), null, "belongs to its key");
    assertBad(rsa + Pki.encrypted(RSA.keys().getPrivate(), "a"), null, "passphrase");
    assertBad(rsa + Pki.encrypted(RSA.keys().getPrivate(), "a"), "b", "passphrase");
    assertBad(rsa + Pki.legacy(RSA.keys().getPrivate(), "AES-256-CBC", "a"), "b", "");
    assertThatThrownBy(() -> open(folder.resolve("none.pem"), null).couriers())
        .isInstanceOfSatisfying(
            ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.MISCONFIGURED));
  }

  private void assertBad(String pem, String passphrase, String words) throws IOException {
    Path file = write(pem);
    assertThatThrownBy(() -> new ClientCertificate(file, passphrase, null).context())
        .isInstanceOfSatisfying(
            ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.MISCONFIGURED))
        .hasMessageContaining(words)
        .hasMessageNotContaining("BEGIN");
  }

  @Test
  void the_chain_starts_with_the_keys_own_certificate()
      throws GeneralSecurityException, IOException {
    PemFile pem =
        PemFile.parse(
            Pki.pem(PKI.ca()) + Pki.pem(EC.certificate()) + Pki.pkcs8(EC.keys().getPrivate()),
            null);
    assertThat(pem.chain()).containsExactly(EC.certificate(), PKI.ca());
    assertThat(pem.toString()).doesNotContain("CN=");
  }

  @Test
  void an_examination_counts_the_days_that_are_left() throws IOException {
    Identity soon =
        PKI.identity("soon", Pki.ec(), clock.instant().plus(Duration.ofHours(15 * 24 + 1)));
    Path file = write(Pki.pem(soon.certificate()) + Pki.pkcs8(soon.keys().getPrivate()));
    CelRo celro = open(file, null);
    assertThat(celro.examine().get(0).level()).isEqualTo(Finding.Level.OK);
    clock.advance(Duration.ofDays(1));
    assertThat(celro.examine().get(0))
        .satisfies(f -> assertThat(f.level()).isEqualTo(Finding.Level.WARNING))
        .satisfies(f -> assertThat(f.message()).startsWith("14 days left"))
        .satisfies(f -> assertThat(f.remedy()).contains("panel"));
    clock.advance(Duration.ofDays(15));
    assertThat(celro.examine().get(0).level()).isEqualTo(Finding.Level.PROBLEM);
  }
}
