package biz.megzo.vortex.jdbc;

import biz.megzo.vortex.store.StoreException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Writes and reads the JSON texts of columns. Every character comes back, unpaired ones too. */
final class Json {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxNestingDepth(10_000)
                  .build())
          .build();

  /** Writes something. */
  interface Writing {
    void to(JsonGenerator out) throws IOException;
  }

  /** Reads something; the parser stands on its first token. */
  interface Reading<T> {
    T from(JsonParser in) throws IOException;
  }

  private Json() {}

  static String write(Writing writing) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = FACTORY.createGenerator(text)) {
      writing.to(out);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory does not fail", e);
    }
    return escaped(text.toString());
  }

  static <T> T read(String text, Reading<T> reading) {
    try (JsonParser in = FACTORY.createParser(text)) {
      in.nextToken();
      return reading.from(in);
    } catch (IOException | IllegalArgumentException e) {
      // The message would quote the text, which may be buyer data.
      throw new StoreException(
          "a stored JSON text can not be read (" + e.getClass().getSimpleName() + ")", null);
    }
  }

  /** Fields of the object that the parser stands on, one after the other. */
  interface Fields {
    /** Takes a field; the parser stands on the first token of its value and ends on its last. */
    void take(String name, JsonParser in) throws IOException;
  }

  static void object(JsonParser in, Fields fields) throws IOException {
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      in.nextToken();
      fields.take(name, in);
    }
  }

  static void text(JsonGenerator out, String name, @Nullable String value) throws IOException {
    if (value != null) {
      out.writeStringField(name, value);
    }
  }

  /** Databases refuse unpaired surrogates; in JSON they can be written as escapes. */
  private static String escaped(String json) {
    StringBuilder text = null;
    int copied = 0;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < json.length()
          && Character.isLowSurrogate(json.charAt(i + 1))) {
        i++;
        continue;
      }
      text = text == null ? new StringBuilder() : text;
      text.append(json, copied, i).append(String.format("\\u%04x", (int) c));
      copied = i + 1;
    }
    return text == null ? json : text.append(json, copied, json.length()).toString();
  }
}
