package biz.megzo.vortex.panel;

import biz.megzo.vortex.runner.BadConfiguration;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The keys {@code panel.*} of the configuration file. */
final class PanelKeys {
  private static final String PREFIX = "panel.";
  private static final List<String> KNOWN =
      List.of("panel.bind", "panel.port", "panel.https", "panel.second-person");

  private final Properties properties;

  private PanelKeys(Properties properties) {
    this.properties = properties;
  }

  /**
   * Reads them.
   *
   * @throws BadConfiguration when there is a key that means nothing
   */
  static PanelKeys read(@Nullable Path file) {
    Properties properties = new Properties();
    if (file != null) {
      try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        properties.load(reader);
      } catch (IOException e) {
        throw new BadConfiguration("the file " + file + " can not be read; check its rights");
      }
    }
    for (String name : properties.stringPropertyNames()) {
      if (name.startsWith(PREFIX) && !KNOWN.contains(name)) {
        throw new BadConfiguration(
            "unknown key '" + name + "' in " + file + "; there are " + KNOWN);
      }
    }
    return new PanelKeys(properties);
  }

  PanelSettings settings(@Nullable Integer port, InstantSource clock) {
    return new PanelSettings(
        text("panel.bind", "127.0.0.1"),
        port == null ? number("panel.port", 8080) : port,
        flag("panel.https"),
        clock);
  }

  /** Whether what one person proposed needs another to approve it. */
  boolean secondPerson() {
    return flag("panel.second-person");
  }

  private String text(String name, String standard) {
    String text = properties.getProperty(name, "").strip();
    return text.isEmpty() ? standard : text;
  }

  private int number(String name, int standard) {
    String text = text(name, Integer.toString(standard));
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new BadConfiguration(name + " must be a whole number, was '" + text + "'");
    }
  }

  private boolean flag(String name) {
    String text = text(name, "false");
    if (!text.equals("true") && !text.equals("false")) {
      throw new BadConfiguration(name + " must be true or false, was '" + text + "'");
    }
    return text.equals("true");
  }
}
