package biz.megzo.vortex.smartbill;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one sheet. */
final class XlsxSheet {
  private static final int MOST_ROWS = 1_000_000;
  private static final int MOST_CELLS = 500;
  private static final long MOST_CHARACTERS = 256L << 20;

  private final XlsxTexts texts;
  private final List<List<Cell>> rows = new ArrayList<>();
  private long characters;

  XlsxSheet(XlsxTexts texts) {
    this.texts = texts;
  }

  List<List<Cell>> read(InputStream in) throws IOException, XMLStreamException {
    XMLStreamReader xml = XlsxTexts.reader(in);
    while (xml.hasNext()) {
      if (xml.next() != XMLStreamReader.START_ELEMENT) {
        continue;
      }
      if (xml.getLocalName().equals("row")) {
        row(xml.getAttributeValue(null, "r"));
      } else if (xml.getLocalName().equals("c")) {
        cell(xml);
      }
    }
    return rows;
  }

  /** Rows that are left out are empty, so that lines keep their numbers. */
  private void row(@Nullable String number) throws BadTable {
    int at = number == null ? rows.size() + 1 : Integer.parseInt(number);
    if (at <= rows.size() || at > MOST_ROWS) {
      throw new BadTable("its rows are not in order, or too many");
    }
    while (rows.size() < at) {
      rows.add(new ArrayList<>(8));
    }
  }

  private void cell(XMLStreamReader xml) throws IOException, XMLStreamException {
    if (rows.isEmpty()) {
      throw new BadTable("a cell stands outside of its rows");
    }
    List<Cell> row = rows.get(rows.size() - 1);
    String place = xml.getAttributeValue(null, "r");
    int column = place == null ? row.size() : column(place);
    if (column < row.size() || column >= MOST_CELLS) {
      if (column >= MOST_CELLS) {
        return; // far to the right: no column of products
      }
      throw new BadTable("its cells are not in order");
    }
    while (row.size() < column) {
      row.add(Cell.EMPTY);
    }
    Cell cell = value(xml);
    characters += cell.text().length();
    if (characters > MOST_CHARACTERS) {
      throw new BadTable("it holds more text than a product file can");
    }
    row.add(cell);
  }

  private static int column(String place) {
    int column = 0;
    for (int i = 0; i < place.length() && Character.isLetter(place.charAt(i)) && i < 4; i++) {
      column = column * 26 + (Character.toUpperCase(place.charAt(i)) - 'A' + 1);
    }
    return column - 1;
  }

  private Cell value(XMLStreamReader xml) throws IOException, XMLStreamException {
    String type = xml.getAttributeValue(null, "t");
    String style = xml.getAttributeValue(null, "s");
    if ("inlineStr".equals(type)) {
      return Cell.text(XlsxTexts.text(xml, "c"));
    }
    String value = value(xml, "c");
    if (value.isEmpty()) {
      return Cell.EMPTY;
    }
    return switch (type == null ? "n" : type) {
      case "s" -> Cell.text(texts.sharedText(Integer.parseInt(value.strip())));
      case "str" -> Cell.text(value);
      case "b" -> Cell.text(value.strip().equals("1") ? "da" : "nu");
      case "n" -> new Cell(value.strip(), Cell.Kind.NUMBER, texts.format(style));
      default -> new Cell(value, Cell.Kind.ERROR, "");
    };
  }

  /** What {@code v} holds; a formula beside it does not count. */
  private static String value(XMLStreamReader xml, String element)
      throws BadTable, XMLStreamException {
    StringBuilder text = new StringBuilder();
    boolean in = false;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamReader.START_ELEMENT) {
        in = xml.getLocalName().equals("v");
      } else if (event == XMLStreamReader.END_ELEMENT) {
        in = false;
        if (xml.getLocalName().equals(element)) {
          break;
        }
      } else if (in) {
        XlsxTexts.append(text, xml, event);
      }
    }
    return text.toString();
  }
}
