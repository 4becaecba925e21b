package biz.megzo.vortex.mapping;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Strict JSON: no duplicate keys, exact decimals, bounded depth and size. */
final class Json {
  /** Longest document, in characters. */
  static final int MAX_LENGTH = 512 * 1024;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(200)
                          .maxNumberLength(60)
                          .build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private Json() {}

  static JsonMapper mapper() {
    return MAPPER;
  }

  static JsonNode parse(String json) {
    if (json.length() > MAX_LENGTH) {
      throw MappingException.of(
          "document",
          "is larger than " + MAX_LENGTH / 1024 + " kB; move large tables to stored tables",
          "depășește " + MAX_LENGTH / 1024 + " kB; mutați tabelele mari în tabele salvate");
    }
    try {
      JsonNode node = MAPPER.readTree(json);
      if (node == null || node.isMissingNode()) {
        throw MappingException.of("document", "is empty", "este gol");
      }
      return node;
    } catch (JsonProcessingException e) {
      String where =
          e.getLocation() == null
              ? ""
              : "line "
                  + e.getLocation().getLineNr()
                  + ", column "
                  + e.getLocation().getColumnNr()
                  + ": ";
      String message = String.valueOf(e.getOriginalMessage());
      String cause = message.contains("Duplicate") ? "a key stands twice" : "is not valid JSON";
      String causeRo =
          message.contains("Duplicate") ? "o cheie apare de două ori" : "nu este JSON valid";
      throw MappingException.of(
          "document",
          where + cause + "; correct that place",
          where.replace("line", "linia").replace("column", "coloana")
              + causeRo
              + "; corectați acel loc");
    }
  }
}
