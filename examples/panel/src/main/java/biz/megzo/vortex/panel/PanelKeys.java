package biz.megzo.vortex.panel;

import biz.megzo.vortex.panel.settings.Setting;
import biz.megzo.vortex.runner.BadConfiguration;
import biz.megzo.vortex.wake.WakeSecret;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The keys {@code panel.*} of the configuration file. */
final class PanelKeys {
  private static final String PREFIX = "panel.";
  private static final List<String> KNOWN =
      List.of(
          "panel.bind",
          "panel.port",
          "panel.https",
          "panel.second-person",
          "panel.heartbeats",
          "panel.metrics-token");

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

  PanelSettings settings(@Nullable Integer port, Duration every, InstantSource clock) {
    return new PanelSettings(
        text("panel.bind", "127.0.0.1"),
        port == null ? number("panel.port", 8080) : port,
        flag("panel.https"),
        flag("panel.heartbeats", true) ? every : null,
        metrics(),
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

  private Optional<WakeSecret> metrics() {
    String token = text("panel.metrics-token", "");
    try {
      return token.isEmpty() ? Optional.empty() : Optional.of(WakeSecret.of(token));
    } catch (IllegalArgumentException e) {
      throw new BadConfiguration("panel.metrics-token: " + e.getMessage());
    }
  }

  /** What is set, for the settings page; no token. */
  List<Setting> shown() {
    return KNOWN.stream()
        .map(name -> Setting.of(name, Optional.ofNullable(properties.getProperty(name)), "panel"))
        .toList();
  }

  private boolean flag(String name) {
    return flag(name, false);
  }

  private boolean flag(String name, boolean standard) {
    String text = text(name, Boolean.toString(standard));
    if (!text.equals("true") && !text.equals("false")) {
      throw new BadConfiguration(name + " must be true or false, was '" + text + "'");
    }
    return text.equals("true");
  }
}
