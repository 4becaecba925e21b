package biz.megzo.vortex.proofs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts the processes that die. Thread-safe. */
final class Children {
  private final List<String> command = new ArrayList<>();
  private final Path archive;
  private final Class<?> main;

  /**
   * @param folder for what children of this build share
   */
  Children(Path folder) throws IOException {
    this(folder, CrashChild.class);
  }

  /**
   * @param main what each process runs
   */
  Children(Path folder, Class<?> main) throws IOException {
    this.main = main;
    Files.createDirectories(folder);
    archive = folder.resolve("children.jsa");
    Files.deleteIfExists(archive);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx192m"));
    command.addAll(List.of("-cp", ChildClassPath.in(folder)));
  }

  /**
   * How a process ended.
   *
   * @param code its exit code
   * @param points the boundaries it passed, when it came to its end
   * @param halt the boundary it was halted at; empty when it was not
   */
  record Ended(int code, List<Boundary> points, String halt) {}

  Ended run(String database, Instant now, int boundary, Remotes remotes, Path log)
      throws IOException {
    Process child = start(database, now, boundary, remotes, log);
    return ended(child, reader(child));
  }

  Ended kill(String database, Instant now, Duration time, Remotes remotes, Path log)
      throws IOException {
    Process child = start(database, now, 0, remotes, log);
    BufferedReader out = reader(child);
    out.readLine();
    try {
      child.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    child.destroyForcibly();
    return new Ended(code(child), List.of(), "");
  }

  private Process start(String database, Instant now, int boundary, Remotes remotes, Path log)
      throws IOException {
    List<String> all = new ArrayList<>(command);
    boolean first = boundary == 0 && !Files.exists(archive);
    if (first || Files.exists(archive)) {
      all.add((first ? "-XX:ArchiveClassesAtExit=" : "-XX:SharedArchiveFile=") + archive);
    }
    all.add("-Xshare:auto");
    all.add(main.getName());
    all.addAll(List.of(database, now.toString(), Integer.toString(boundary)));
    all.addAll(remotes.arguments());
    return new ProcessBuilder(all).redirectError(log.toFile()).start();
  }

  private static BufferedReader reader(Process child) {
    return new BufferedReader(
        new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
  }

  private static Ended ended(Process child, BufferedReader out) throws IOException {
    List<Boundary> points = new ArrayList<>();
    String halt = "";
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith("POINT ")) {
        points.add(Boundary.parse(points.size() + 1, line.substring(6)));
      } else if (line.startsWith("HALT ")) {
        halt = line.substring(5);
      }
    }
    return new Ended(code(child), List.copyOf(points), halt);
  }

  private static int code(Process child) {
    try {
      return child.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
