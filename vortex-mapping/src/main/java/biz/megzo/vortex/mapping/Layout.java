package biz.megzo.vortex.mapping;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.util.Set;

/** Writes documents as people do: a line for each key of the document and for each rule. */
final class Layout extends DefaultPrettyPrinter {
  private static final long serialVersionUID = 1L;
  private static final Set<String> RULES = Set.of("rules", "map", "record");

  private final boolean document;

  /**
   * A layout.
   *
   * @param document whether what is written is a document, whose keys have lines of their own
   */
  Layout(boolean document) {
    this.document = document;
  }

  @Override
  public DefaultPrettyPrinter createInstance() {
    return new Layout(document);
  }

  /** Whether the parts of the object or list at hand have lines of their own. */
  private boolean open(JsonStreamContext at) {
    JsonStreamContext above = at.getParent();
    if (above == null || above.inRoot()) {
      return document && at.inObject();
    }
    return at.inArray() && above.inObject() && RULES.contains(above.getCurrentName());
  }

  private void line(JsonGenerator out, JsonStreamContext from) throws IOException {
    StringBuilder line = new StringBuilder("\n");
    for (JsonStreamContext at = from; at != null; at = at.getParent()) {
      line.append(!at.inRoot() && open(at) ? "  " : "");
    }
    out.writeRaw(line.toString());
  }

  private void begin(JsonGenerator out) throws IOException {
    if (open(out.getOutputContext())) {
      line(out, out.getOutputContext());
    }
  }

  private void next(JsonGenerator out) throws IOException {
    out.writeRaw(',');
    if (open(out.getOutputContext())) {
      line(out, out.getOutputContext());
    } else {
      out.writeRaw(' ');
    }
  }

  private void end(JsonGenerator out, int entries) throws IOException {
    if (entries > 0 && open(out.getOutputContext())) {
      line(out, out.getOutputContext().getParent());
    }
  }

  @Override
  public void writeStartObject(JsonGenerator out) throws IOException {
    out.writeRaw('{');
  }

  @Override
  public void beforeObjectEntries(JsonGenerator out) throws IOException {
    begin(out);
  }

  @Override
  public void writeObjectFieldValueSeparator(JsonGenerator out) throws IOException {
    out.writeRaw(": ");
  }

  @Override
  public void writeObjectEntrySeparator(JsonGenerator out) throws IOException {
    next(out);
  }

  @Override
  public void writeEndObject(JsonGenerator out, int entries) throws IOException {
    end(out, entries);
    out.writeRaw('}');
  }

  @Override
  public void writeStartArray(JsonGenerator out) throws IOException {
    out.writeRaw('[');
  }

  @Override
  public void beforeArrayValues(JsonGenerator out) throws IOException {
    begin(out);
  }

  @Override
  public void writeArrayValueSeparator(JsonGenerator out) throws IOException {
    next(out);
  }

  @Override
  public void writeEndArray(JsonGenerator out, int entries) throws IOException {
    end(out, entries);
    out.writeRaw(']');
  }
}
