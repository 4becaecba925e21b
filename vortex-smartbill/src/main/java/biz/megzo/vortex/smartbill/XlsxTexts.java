package biz.megzo.vortex.smartbill;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The texts and number formats that the cells of a workbook point to. */
final class XlsxTexts {
  private static final long MOST_CHARACTERS = 128L << 20;
  private static final int LONGEST_CELL = 100_000;
  private static final int MOST_STYLES = 100_000;

  /** Formats that have numbers and no text in the file; those of percents and dates differ. */
  private static final Map<Integer, String> BUILT_IN =
      Map.of(0, "General", 1, "0", 2, "0.00", 3, "#,##0", 4, "#,##0.00", 9, "0%", 10, "0.00%");

  private final List<String> shared = new ArrayList<>();
  private final List<String> formats = new ArrayList<>();
  private long characters;

  /** A reader that resolves nothing outside of its stream. */
  static XMLStreamReader reader(InputStream in) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newInstance();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory.createXMLStreamReader(new BufferedInputStream(in));
  }

  void shared(InputStream in) throws IOException, XMLStreamException {
    InputStream part = peeked(in);
    if (part == null) {
      return;
    }
    XMLStreamReader xml = reader(part);
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("si")) {
        String text = text(xml, "si");
        characters += text.length() + 8;
        if (characters > MOST_CHARACTERS) {
          throw new BadTable("it holds more text than a product file can");
        }
        shared.add(text);
      }
    }
  }

  void styles(InputStream in) throws IOException, XMLStreamException {
    InputStream part = peeked(in);
    if (part == null) {
      return;
    }
    Map<Integer, String> codes = new HashMap<>(BUILT_IN);
    boolean cells = false;
    XMLStreamReader xml = reader(part);
    while (xml.hasNext()) {
      int event = xml.next();
      if (event != XMLStreamReader.START_ELEMENT && event != XMLStreamReader.END_ELEMENT) {
        continue;
      }
      boolean starts = event == XMLStreamReader.START_ELEMENT;
      switch (xml.getLocalName()) {
        case "cellXfs" -> cells = starts;
        case "numFmt" -> {
          if (starts) {
            codes.put(number(xml, "numFmtId"), plain(xml.getAttributeValue(null, "formatCode")));
          }
        }
        case "xf" -> {
          if (starts && cells && formats.size() < MOST_STYLES) {
            formats.add(codes.getOrDefault(number(xml, "numFmtId"), "of its own"));
          }
        }
        default -> {}
      }
    }
  }

  private static String plain(@Nullable String format) {
    return format == null ? "" : format.replace("\\", "").replace("\"", "");
  }

  private static int number(XMLStreamReader xml, String attribute) {
    String text = xml.getAttributeValue(null, attribute);
    return text == null ? 0 : Integer.parseInt(text);
  }

  /** A part that may be missing; null then. */
  private static @Nullable InputStream peeked(InputStream in) throws IOException {
    BufferedInputStream part = new BufferedInputStream(in);
    part.mark(1);
    if (part.read() < 0) {
      return null;
    }
    part.reset();
    return part;
  }

  /** The text in an element, without phonetic hints; the reader ends on the element's end. */
  static String text(XMLStreamReader xml, String element) throws BadTable, XMLStreamException {
    StringBuilder text = new StringBuilder();
    boolean in = false;
    int hints = 0;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamReader.START_ELEMENT) {
        hints += xml.getLocalName().equals("rPh") ? 1 : 0;
        in = xml.getLocalName().equals("t") && hints == 0;
      } else if (event == XMLStreamReader.END_ELEMENT) {
        hints -= xml.getLocalName().equals("rPh") ? 1 : 0;
        in = false;
        if (xml.getLocalName().equals(element)) {
          break;
        }
      } else if (in) {
        append(text, xml, event);
      }
    }
    return text.toString();
  }

  /** Texts come in pieces, so that none has to be held that is longer than a cell can be. */
  static void append(StringBuilder text, XMLStreamReader xml, int event) throws BadTable {
    if (event == XMLStreamReader.CHARACTERS
        || event == XMLStreamReader.CDATA
        || event == XMLStreamReader.SPACE) {
      text.append(xml.getText());
    }
    if (text.length() > LONGEST_CELL) {
      throw new BadTable("a cell of it is longer than Excel's can be");
    }
  }

  String sharedText(int index) throws BadTable {
    if (index < 0 || index >= shared.size()) {
      throw new BadTable("a cell points to a text that is not there; export it again");
    }
    return shared.get(index);
  }

  /** How a number is shown. */
  String format(@Nullable String style) {
    int index = style == null ? 0 : Integer.parseInt(style);
    if (formats.isEmpty()) {
      return "General";
    }
    return index >= 0 && index < formats.size() ? formats.get(index) : "of its own";
  }
}
