package biz.megzo.vortex.proofs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Steers a {@link SoakChild}. */
final class SoakNode implements AutoCloseable {
  private final Process process;
  private final BufferedReader out;
  private final PrintWriter in;

  SoakNode(String database, Remotes remotes, Path folder) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx256m", "-cp"));
    command.add(ChildClassPath.in(folder.resolve("jars")));
    command.addAll(List.of(SoakChild.class.getName(), database));
    command.addAll(remotes.arguments());
    process =
        new ProcessBuilder(command).redirectError(folder.resolve("soak.log").toFile()).start();
    out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    in = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
  }

  /** A heartbeat at this moment; what the node's clock says behind it. */
  Instant beat(Instant at) throws IOException {
    return Instant.parse(ask("beat " + at));
  }

  /** Bytes in use after a collection. */
  long heap() throws IOException {
    return Long.parseLong(ask("heap"));
  }

  private String ask(String command) throws IOException {
    in.println(command);
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith("= ")) {
        return line.substring(2);
      }
    }
    throw new IOException("the node ended with " + process.onExit().join().exitValue());
  }

  @Override
  public void close() {
    in.close();
    process.onExit().join();
  }
}
