package biz.megzo.vortex.smartbill;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the sheet of an XLSX workbook that has a header of products. The directory at the end of
 * the file proves that it is whole; limits keep a small file from filling the memory.
 */
final class Xlsx {
  private static final int MOST_ENTRIES = 2000;

  private final ZipFile zip;

  private Xlsx(ZipFile zip) {
    this.zip = zip;
  }

  static ProductTable read(Path path) throws IOException {
    try (ZipFile zip = new ZipFile(path.toFile())) {
      if (zip.size() > MOST_ENTRIES) {
        throw new BadTable("it has more parts than a workbook");
      }
      return new Xlsx(zip).table();
    } catch (ZipException e) {
      throw new BadTable("it is no whole workbook, as if it were cut short; export it again");
    } catch (XMLStreamException | IllegalArgumentException e) {
      if (e instanceof XMLStreamException xml && xml.getNestedException() instanceof BadTable bad) {
        throw bad;
      }
      throw new BadTable("a part of the workbook can not be read; export it again");
    }
  }

  private ProductTable table() throws IOException, XMLStreamException {
    XlsxTexts texts = new XlsxTexts();
    texts.shared(part("xl/sharedStrings.xml"));
    texts.styles(part("xl/styles.xml"));
    BadTable first = null;
    for (String sheet : sheets()) {
      try (InputStream in = required(sheet)) {
        return ProductTable.of(new XlsxSheet(texts).read(in));
      } catch (BadTable e) {
        first = first == null ? e : first;
      }
    }
    throw first == null ? new BadTable("the workbook has no sheet") : first;
  }

  /** The parts of the visible sheets, in the order of their tabs. */
  private List<String> sheets() throws IOException, XMLStreamException {
    List<String> ids = new ArrayList<>();
    each(
        "xl/workbook.xml",
        "sheet",
        xml -> {
          String state = xml.getAttributeValue(null, "state");
          if (state == null || state.equals("visible")) {
            ids.add(attribute(xml, "id"));
          }
        });
    Map<String, String> parts = new HashMap<>();
    each(
        "xl/_rels/workbook.xml.rels",
        "Relationship",
        xml -> parts.put(attribute(xml, "Id"), attribute(xml, "Target")));
    List<String> sheets = new ArrayList<>();
    for (String id : ids) {
      String target = parts.getOrDefault(id, "");
      sheets.add(target.startsWith("/") ? target.substring(1) : "xl/" + target);
    }
    return sheets;
  }

  /** Takes an element that the reader stands on. */
  private interface Element {
    void take(XMLStreamReader xml) throws IOException, XMLStreamException;
  }

  private void each(String part, String name, Element element)
      throws IOException, XMLStreamException {
    try (InputStream in = required(part)) {
      XMLStreamReader xml = XlsxTexts.reader(in);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals(name)) {
          element.take(xml);
        }
      }
    }
  }

  /** An attribute whatever its namespace; empty when it is not there. */
  private static String attribute(XMLStreamReader xml, String name) {
    String found = "";
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      boolean named = xml.getAttributeLocalName(i).equals(name);
      if (named && (found.isEmpty() || xml.getAttributeNamespace(i) != null)) {
        found = xml.getAttributeValue(i);
      }
    }
    return found;
  }

  private InputStream required(String name) throws IOException {
    if (zip.getEntry(name) == null) {
      throw new BadTable("it is no workbook: a part is missing (" + name + ")");
    }
    return part(name);
  }

  /** A part, empty when it is not there, and never longer than a workbook's may be. */
  private InputStream part(String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    return entry == null ? InputStream.nullInputStream() : new XlsxLimit(zip.getInputStream(entry));
  }
}
