package biz.megzo.vortex.mapping.rates;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads BNR's XML: by local names, without DTDs, complaining about everything unexpected. */
final class BnrFile {
  /** What can not be read, and why. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message);
    }
  }

  private final List<Cube> cubes = new ArrayList<>();
  private boolean body;
  private @Nullable LocalDate day;
  private Map<String, BigDecimal> rates = new TreeMap<>();

  private BnrFile() {}

  /** All cubes of a file, in its order; at least one, none empty. */
  static List<Cube> read(byte[] bytes) throws Unreadable {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    BnrFile file = new BnrFile();
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
      try {
        file.read(reader);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      throw new Unreadable("the rate feed is not well-formed XML");
    }
    if (!file.body || file.cubes.isEmpty()) {
      throw new Unreadable(file.body ? "the rate feed has no Cube" : "the rate feed has no Body");
    }
    return file.cubes;
  }

  private void read(XMLStreamReader reader) throws XMLStreamException, Unreadable {
    int depth = 0;
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
        throw new Unreadable("the rate feed has a DOCTYPE, which is refused");
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        start(reader, depth);
        // a Rate is read whole: its end was passed already
        depth += reader.getEventType() == XMLStreamConstants.END_ELEMENT ? 0 : 1;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
        end(reader.getLocalName());
      }
    }
  }

  private void start(XMLStreamReader reader, int depth) throws XMLStreamException, Unreadable {
    String name = reader.getLocalName();
    if (depth == 0 && !name.equals("DataSet")) {
      throw new Unreadable("the rate feed's root is not DataSet");
    }
    switch (name) {
      case "Body" -> body = true;
      case "Cube" -> day = day(attribute(reader, "date"));
      case "Rate" -> rate(reader);
      default -> {}
    }
  }

  private void end(String name) throws Unreadable {
    if (!name.equals("Cube") || day == null) {
      return;
    }
    if (rates.isEmpty()) {
      throw new Unreadable("the rate feed has a Cube without Rate");
    }
    cubes.add(new Cube(day, rates));
    rates = new TreeMap<>();
    day = null;
  }

  private void rate(XMLStreamReader reader) throws Unreadable {
    String currency = attribute(reader, "currency");
    String multiplier = reader.getAttributeValue(null, "multiplier");
    if (day == null || !currency.matches("[A-Z]{3}")) {
      throw new Unreadable("the rate feed has a Rate outside of a Cube or without currency");
    }
    BigDecimal units = number(multiplier == null ? "1" : multiplier);
    String text;
    try {
      // getElementText moves on to the end of the element, so that its end is not seen again
      text = reader.getElementText().strip();
    } catch (XMLStreamException e) {
      throw new Unreadable("the rate feed has a Rate that is no number");
    }
    if (text.equals("-")) {
      return;
    }
    if (rates.put(currency, Cube.perUnit(number(text), units)) != null) {
      throw new Unreadable("the rate feed quotes " + currency + " twice on " + day);
    }
  }

  private static String attribute(XMLStreamReader reader, String name) {
    String value = reader.getAttributeValue(null, name);
    return value == null ? "" : value;
  }

  private static LocalDate day(String text) throws Unreadable {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new Unreadable("the rate feed has a Cube without a date");
    }
  }

  private static BigDecimal number(String text) throws Unreadable {
    if (!text.matches("[0-9]{1,9}(\\.[0-9]{1,8})?") || new BigDecimal(text).signum() == 0) {
      throw new Unreadable("the rate feed has a Rate that is no number above zero");
    }
    return new BigDecimal(text);
  }
}
