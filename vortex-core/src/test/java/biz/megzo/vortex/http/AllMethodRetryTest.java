package biz.megzo.vortex.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A host may have told the JDK's client to repeat every method; creates are still sent once. */
@Timeout(30)
class AllMethodRetryTest {
  @Test
  void the_property_of_the_jdk_that_repeats_posts_does_not_touch_creates() throws Exception {
    Process host =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djdk.httpclient.enableAllMethodRetry=true",
                "-cp",
                System.getProperty("java.class.path"),
                Host.class.getName())
            .redirectErrorStream(true)
            .start();
    String printed = new String(host.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(printed).contains("bare client: 2", "transport: 1");
  }

  /** Posts to a server that reads and hangs up, with the bare client and with the transport. */
  static final class Host {
    private Host() {}

    public static void main(String[] args) throws Exception {
      try (RawServer server = new RawServer((request, socket) -> socket.close())) {
        URI uri = URI.create(server.base() + "/estimate");
        var body = BodyPublishers.ofString("{}");
        var request = HttpRequest.newBuilder(uri).POST(body).build();
        HttpClient.newHttpClient()
            .sendAsync(request, BodyHandlers.discarding())
            .handle((response, failure) -> true)
            .join();
        int bare = server.requests().size();
        AllowList allowed = AllowList.builder().permit("POST", "estimate").build();
        HttpTransport.builder("test:1", server.base(), allowed)
            .build()
            .send(HttpCall.of("POST", "estimate").body("text/plain", new byte[] {1}).build());
        System.out.println("bare client: " + bare);
        System.out.println("transport: " + (server.requests().size() - bare));
      }
    }
  }
}
