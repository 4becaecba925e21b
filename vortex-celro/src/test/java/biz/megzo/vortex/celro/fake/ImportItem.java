package biz.megzo.vortex.celro.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One product as it came through the importer, waiting for approval or refused with a reason. */
record ImportItem(String model, Fields fields, boolean batchHasVat, Instant at, String reason) {
  /** Fields that say how to import; they are not content. */
  private static final Set<String> CONTROLS =
      Set.of(
          "products_model",
          "stoc",
          "pretf",
          "hasTVA",
          "status",
          "type",
          "forceInsert",
          "overridePrice",
          "charact",
          "image",
          "bonus",
          "family_type",
          "import_code");

  ImportItem refused(String why) {
    return new ImportItem(model, fields, batchHasVat, at, why);
  }

  ImportItem renamed(String newModel) {
    return new ImportItem(newModel, fields, batchHasVat, at, reason);
  }

  Optional<BigDecimal> price() {
    return fields.maybeDecimal("pretf");
  }

  Optional<Integer> stock() {
    return fields.maybe("stoc").map(text -> fields.count("stoc"));
  }

  boolean hasVat() {
    return batchHasVat || fields.flag("hasTVA");
  }

  String text(String field) {
    return fields.maybe(field).orElse("");
  }

  /** Everything that describes the product, by field name. */
  Map<String, String> content() {
    Map<String, String> content = new LinkedHashMap<>();
    for (String field : ImportCheck.KNOWN) {
      if (!CONTROLS.contains(field) && fields.has(field)) {
        content.put(field, fields.text(field));
      }
    }
    JsonNode images = fields.raw("image");
    if (images.isContainerNode()) {
      content.put(
          "image",
          Fields.elements("image", images).stream()
              .map(image -> image.path("url").asText())
              .collect(Collectors.joining("|")));
    }
    charact().forEach((name, values) -> content.put("charact." + name, values));
    return content;
  }

  /** Characteristic name to its values, joined by a bar. */
  Map<String, String> charact() {
    Map<String, String> all = new LinkedHashMap<>();
    fields
        .raw("charact")
        .properties()
        .forEach(
            entry ->
                all.put(
                    entry.getKey(),
                    Fields.elements("charact", entry.getValue()).stream()
                        .map(JsonNode::asText)
                        .collect(Collectors.joining("|"))));
    return all;
  }
}
