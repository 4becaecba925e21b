package biz.megzo.vortex.runner;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.runner.demo.Clocks;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process that listens, with a time limit short enough for a test. */
class SlowSenderTest {
  private static final Pattern PORT = Pattern.compile("listening at 127.0.0.1 port ([0-9]+)");
  private static final String TOKEN = "smartbill-token-0123456789";

  @TempDir Path folder;

  @Test
  void senders_that_never_finish_are_cut_off_and_sigterm_ends_it() throws Exception {
    try (Rig rig =
        new Rig(Clocks.moving(), folder).products(1, 10).with(Key.SMARTBILL_PUSH_SECRET, TOKEN)) {
      Process child = child(rig);
      try {
        int port = port(child);
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
          slow.add(slow(port, i % 2 == 0));
        }
        for (Socket socket : slow) {
          assertThat(cutOff(socket)).isTrue();
        }
        assertThat(health(port)).contains("\"status\":\"up\"");
        child.destroy();
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(log()).contains("stopped; everything under way is finished");
      } finally {
        child.destroyForcibly();
      }
    }
  }

  /** Sends half a head, or a whole head and half a body, and then nothing. */
  private static Socket slow(int port, boolean headOnly) throws IOException {
    Socket socket = new Socket("127.0.0.1", port);
    socket.setSoTimeout(30_000);
    String text =
        "POST /push/smartbill HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + TOKEN + "\r\n";
    String rest = headOnly ? "X-Slow: " : "Content-Length: 100\r\n\r\n[{";
    socket.getOutputStream().write((text + rest).getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  /** Whether the server ends the connection, with or without a reset, and not our own patience. */
  private static boolean cutOff(Socket socket) throws IOException {
    try (socket) {
      return socket.getInputStream().read() < 0;
    } catch (SocketException e) {
      return true;
    }
  }

  private static String health(int port) throws IOException, InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + port + PushServer.HEALTH);
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(30)).build(),
            BodyHandlers.ofString())
        .body();
  }

  private Process child(Rig rig) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dsun.net.httpserver.maxReqTime=1",
            "-cp",
            System.getProperty("java.class.path"),
            VortexRunner.class.getName(),
            "heartbeat",
            "--every",
            "PT1H",
            "--listen",
            "0");
    builder.environment().putAll(rig.environment);
    builder.redirectErrorStream(true);
    builder.redirectOutput(folder.resolve("child.log").toFile());
    return builder.start();
  }

  private String log() throws IOException {
    Path file = folder.resolve("child.log");
    return Files.exists(file) ? Files.readString(file) : "";
  }

  private int port(Process child) throws IOException {
    for (int i = 0; i < 600 && child.isAlive(); i++) {
      Matcher matcher = PORT.matcher(log());
      if (matcher.find() && log().contains("done in")) {
        return Integer.parseInt(matcher.group(1));
      }
      new Stop().within(Duration.ofMillis(100));
    }
    throw new AssertionError("does not listen: " + log());
  }
}
