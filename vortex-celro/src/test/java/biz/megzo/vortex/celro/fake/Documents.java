package biz.megzo.vortex.celro.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Makes small PDF files and wraps them the way the settings ask for. */
final class Documents {
  private final Settings settings;
  private final Map<String, byte[]> served = new ConcurrentHashMap<>();
  private volatile URI root = URI.create("http://127.0.0.1/");

  Documents(Settings settings) {
    this.settings = settings;
  }

  void servedFrom(URI uri) {
    root = uri;
  }

  Optional<byte[]> find(String name) {
    return Optional.ofNullable(served.get(name));
  }

  /** A document as it travels in the envelope. */
  JsonNode wrap(String id, byte[] pdf) {
    String base64 = Base64.getEncoder().encodeToString(pdf);
    return switch (settings.documents()) {
      case BASE64 -> Json.NODES.textNode(base64);
      case OBJECT -> Json.object().put("pdf", base64);
      case URL -> {
        served.put(id + ".pdf", pdf);
        yield Json.NODES.textNode(root.resolve(id + ".pdf").toString());
      }
    };
  }

  /** One blank A6 page with a title in its properties. */
  static byte[] pdf(String title) {
    String text =
        """
        %%PDF-1.4
        1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
        2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 298 420]>>endobj
        4 0 obj<</Title(%s)>>endobj
        trailer<</Root 1 0 R/Info 4 0 R>>
        %%%%EOF
        """
            .formatted(title.replaceAll("[^A-Za-z0-9 -]", "_"));
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
