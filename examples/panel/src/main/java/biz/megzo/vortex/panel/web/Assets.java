package biz.megzo.vortex.panel.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** The few files that browsers may have, by name; there is no way to any other file. */
final class Assets {
  static final String PATH = "/assets/";

  private static final Map<String, String> FILES =
      Map.of(
          "pico.css", "/META-INF/resources/webjars/picocss__pico/2.1.1/css/pico.min.css",
          "htmx.js", "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js",
          "chart.js", "/META-INF/resources/webjars/chart.js/4.5.1/dist/chart.umd.min.js",
          "panel.css", "/assets/panel.css",
          "panel.js", "/assets/panel.js",
          "icon.svg", "/assets/icon.svg");

  private final Map<String, Asset> assets = new HashMap<>();

  /** One file. */
  @SuppressWarnings("ArrayRecordComponent")
  record Asset(String type, byte[] bytes, String version) {}

  Assets() {
    FILES.forEach((name, resource) -> assets.put(name, read(name, resource)));
  }

  Optional<Asset> find(String name) {
    return Optional.ofNullable(assets.get(name));
  }

  /** Changes with the content, so that browsers may keep it for long. */
  String href(String name) {
    Asset asset = assets.get(name);
    if (asset == null) {
      throw new IllegalArgumentException("no asset " + name);
    }
    return PATH + name + "?v=" + asset.version();
  }

  private static Asset read(String name, String resource) {
    try (InputStream in = Assets.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no file " + resource);
      }
      byte[] bytes = in.readAllBytes();
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return new Asset(type(name), bytes, HexFormat.of().formatHex(digest, 0, 6));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  private static String type(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "css" -> "text/css; charset=utf-8";
      case "svg" -> "image/svg+xml";
      default -> "text/javascript; charset=utf-8";
    };
  }
}
