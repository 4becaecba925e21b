package biz.megzo.vortex.jdbc;

import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.store.OfferLedger.Facet;
import biz.megzo.vortex.store.Stored;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Facets of the ledger as JSON. An object reads for one page and one thread. */
final class FacetJson {
  private final Decoded<Facet> facets = new Decoded<>(text -> Json.read(text, this::facet));
  private final Decoded<Instant> moments = new Decoded<>(Instant::parse);

  static @Nullable String write(@Nullable Facet facet) {
    if (facet == null) {
      return null;
    }
    return Json.write(
        out -> {
          out.writeStartObject();
          out.writeFieldName("value");
          FieldJson.write(out, facet.value());
          out.writeNumberField("rules", facet.ruleVersion());
          out.writeStringField("at", Stored.instant(facet.at()).toString());
          out.writeBooleanField("confirmed", facet.confirmed());
          out.writeEndObject();
        });
  }

  /** Reads; the same texts of one page are decoded once. */
  @Nullable Facet read(@Nullable String json) {
    return facets.nullable(json);
  }

  /** Reads a text that hardly another row has. */
  @Nullable Facet readAlone(@Nullable String json) {
    return json == null ? null : Json.read(json, this::facet);
  }

  private Facet facet(JsonParser in) throws IOException {
    var read =
        new Object() {
          FieldRecord value = FieldRecord.empty();
          int rules = -1;
          Instant at = Instant.EPOCH;
          boolean confirmed;
        };
    Json.object(
        in,
        (name, field) -> {
          switch (name) {
            case "value" -> read.value = FieldJson.read(field);
            case "rules" -> read.rules = field.getIntValue();
            case "at" -> read.at = moments.of(field.getText());
            case "confirmed" -> read.confirmed = field.getBooleanValue();
            default -> field.skipChildren();
          }
        });
    return new Facet(read.value, read.rules, read.at, read.confirmed);
  }
}
