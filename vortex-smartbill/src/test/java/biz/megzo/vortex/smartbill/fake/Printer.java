package biz.megzo.vortex.smartbill.fake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/**
 * Prints lines of text as PDF. The built-in font knows Western European characters only: other
 * diacritics lose their mark, and what then remains unknown becomes a question mark. Long lines
 * wrap, as they do in real templates.
 */
final class Printer {
  private static final int WIDTH = 80;
  private static final int LINES_PER_PAGE = 50;

  private Printer() {}

  static byte[] print(List<String> text) {
    List<String> lines = text.stream().flatMap(line -> wrap(plain(line)).stream()).toList();
    try (var document = new PDDocument();
        var out = new ByteArrayOutputStream()) {
      var font = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
      int from = 0;
      do {
        int to = Math.min(lines.size(), from + LINES_PER_PAGE);
        page(document, font, lines.subList(from, to));
        from = to;
      } while (from < lines.size());
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void page(PDDocument document, PDType1Font font, List<String> lines)
      throws IOException {
    var page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    try (var content = new PDPageContentStream(document, page)) {
      content.beginText();
      content.setFont(font, 10);
      content.setLeading(14);
      content.newLineAtOffset(50, 780);
      for (String line : lines) {
        content.showText(line);
        content.newLine();
      }
      content.endText();
    }
  }

  private static String plain(String text) {
    String bare = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
    var out = new StringBuilder();
    bare.codePoints()
        .forEach(
            point ->
                out.append(
                    point >= 32 && point < 127 ? Character.toString(point) : instead(point)));
    return out.toString();
  }

  private static String instead(int point) {
    return Character.isWhitespace(point) || Character.isISOControl(point) ? " " : "?";
  }

  private static List<String> wrap(String line) {
    var rows = new ArrayList<String>();
    String rest = line;
    while (rest.length() > WIDTH) {
      int blank = rest.lastIndexOf(' ', WIDTH);
      int cut = blank > 0 ? blank : WIDTH;
      rows.add(rest.substring(0, cut));
      rest = rest.substring(cut).stripLeading();
    }
    rows.add(rest);
    return rows;
  }
}
