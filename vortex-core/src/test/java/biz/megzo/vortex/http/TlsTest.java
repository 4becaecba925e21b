package biz.megzo.vortex.http;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.http.HttpAnswer.Answered;
import biz.megzo.vortex.http.HttpAnswer.Lost;
import biz.megzo.vortex.http.HttpAnswer.NotSent;
import biz.megzo.vortex.http.HttpAnswer.NotSent.Why;
import biz.megzo.vortex.testkit.MutableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class TlsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final AllowList ALLOWED = AllowList.builder().permit("POST", "estimate").build();

  @TempDir static Path folder;

  private static KeyStore ours;

  @BeforeAll
  static void certificate() throws Exception {
    ours = selfSigned("ours");
  }

  @Test
  void a_certificate_we_do_not_trust_is_met_before_the_request_leaves() throws Exception {
    try (RawServer remote = remote(context(ours, null), false)) {
      HttpTransport transport = transport(remote, TlsTest::publicTrust);
      assertThat(transport.send(create()))
          .isEqualTo(new NotSent(Why.NO_CONNECTION, "TLS handshake failed"));
      assertThat(remote.requests()).isEmpty();
    }
  }

  @Test
  void a_certificate_of_another_host_is_not_accepted() throws Exception {
    try (RawServer remote = remote(context(ours, null), false)) {
      URI byAddress = URI.create("https://127.0.0.1:" + remote.base().getPort() + "/");
      SSLContext trusting = context(null, ours);
      HttpTransport transport =
          HttpTransport.builder("test:1", byAddress, ALLOWED).tls(() -> trusting).build();
      assertThat(transport.send(create()))
          .isEqualTo(new NotSent(Why.NO_CONNECTION, "TLS handshake failed"));
      assertThat(remote.requests()).isEmpty();
    }
  }

  @Test
  void a_renewed_context_is_used_from_the_next_call_on_and_an_unchanged_one_keeps_its_connection()
      throws Exception {
    AtomicReference<SSLContext> current = new AtomicReference<>(publicTrust());
    try (RawServer remote = remote(context(ours, null), false)) {
      HttpTransport transport = transport(remote, current::get);
      assertThat(transport.send(create())).isInstanceOf(NotSent.class);
      current.set(context(null, ours));
      assertThat(transport.send(create())).isInstanceOf(Answered.class);
      int connections = remote.connections();
      assertThat(transport.send(create())).isInstanceOf(Answered.class);
      assertThat(remote.connections()).isEqualTo(connections);
    }
  }

  @Test
  void the_client_certificate_is_shown() throws Exception {
    SSLContext complete = context(ours, ours);
    try (RawServer remote = remote(context(ours, ours), true)) {
      assertThat(transport(remote, () -> complete).send(create())).isInstanceOf(Answered.class);
    }
  }

  @Test
  void a_refusal_of_our_certificate_may_come_after_the_request_left() throws Exception {
    SSLContext without = context(null, ours);
    try (RawServer remote = remote(context(ours, ours), true)) {
      assertThat(transport(remote, () -> without).send(create())).isInstanceOf(Lost.class);
      assertThat(remote.requests()).isEmpty();
    }
  }

  @Test
  void a_certificate_that_can_not_be_loaded_sends_nothing() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    Supplier<SSLContext> broken =
        () -> {
          asked.incrementAndGet();
          throw new IllegalStateException("passphrase 1234 does not fit");
        };
    try (RawServer remote = remote(context(ours, null), false)) {
      HttpTransport transport = transport(remote, broken);
      assertThat(transport.send(create()))
          .isEqualTo(
              new NotSent(
                  Why.NO_CONNECTION, "no connection could be prepared: IllegalStateException"));
      assertThat(asked).hasValue(1);
      assertThat(remote.connections()).isZero();
    }
  }

  private static HttpCall create() {
    return HttpCall.of("POST", "estimate").body("text/plain", new byte[] {1}).build();
  }

  private static HttpTransport transport(RawServer remote, Supplier<SSLContext> tls) {
    URI base = URI.create("https://localhost:" + remote.base().getPort() + "/");
    return HttpTransport.builder("test:1", base, ALLOWED)
        .clock(MutableClock.at("2026-10-02T08:00:00Z"))
        .tls(tls)
        .build();
  }

  private static RawServer remote(SSLContext context, boolean needsClient) throws IOException {
    SSLServerSocket socket =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    socket.setNeedClientAuth(needsClient);
    return new RawServer(
        socket,
        (request, s) -> RawServer.write(s, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"));
  }

  private static SSLContext publicTrust() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SSLContext context(KeyStore own, KeyStore trusted) throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(own, PASSWORD);
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own == null ? null : keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private static KeyStore selfSigned(String name) throws Exception {
    Path file = folder.resolve(name + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-J-XX:+UseSerialGC",
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=dns:localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(keytool.waitFor()).isZero();
    // read back with the certificate as a trust anchor too
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    store.setCertificateEntry(name + "-trusted", store.getCertificate(name));
    return store;
  }
}
