package biz.megzo.vortex.smartbill;

import java.io.IOException;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** Reads what is printed on a PDF ({@code api/smartbill.md} 2.7). */
final class PdfText {
  private PdfText() {}

  /** All text without white space; empty when the file can not be read or holds no text. */
  static Optional<String> of(byte[] pdf) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      String text = withoutSpace(new PDFTextStripper().getText(document));
      return text.isEmpty() ? Optional.empty() : Optional.of(text);
    } catch (IOException | RuntimeException e) {
      return Optional.empty(); // damaged files fail in many ways; none of them may end a pass
    }
  }

  /** Extraction puts spaces where lines or letters are set apart, so none counts (7.3). */
  static String withoutSpace(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
        .filter(c -> Character.getType(c) != Character.FORMAT && !Character.isISOControl(c))
        .forEach(out::appendCodePoint);
    return out.toString();
  }
}
