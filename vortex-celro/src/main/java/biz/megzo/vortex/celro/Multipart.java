package biz.megzo.vortex.celro;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * One {@code multipart/form-data} body: a text part per parameter and one file ({@code
 * api/celro.md} 1.8). The same input gives the same bytes, so a replay is identical.
 */
@SuppressWarnings("ArrayRecordComponent")
record Multipart(String contentType, byte[] body) {

  /**
   * A file.
   *
   * @param contentType null to send none, as the SDK does for names without extension
   */
  record FilePart(String name, String filename, @Nullable String contentType, byte[] bytes) {}

  static Multipart of(Form form, FilePart file) {
    String boundary = "vortex-" + digest(file.bytes());
    ByteArrayOutputStream out = new ByteArrayOutputStream(file.bytes().length + 2048);
    for (Form.Pair pair : form.pairs()) {
      write(out, "--" + boundary + "\r\nContent-Disposition: form-data; name=\"");
      write(out, pair.name() + "\"\r\n\r\n" + pair.value() + "\r\n");
    }
    write(out, "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + file.name());
    write(out, "\"; filename=\"" + file.filename() + "\"\r\n");
    if (file.contentType() != null) {
      write(out, "Content-Type: " + file.contentType() + "\r\n");
    }
    write(out, "\r\n");
    out.writeBytes(file.bytes());
    write(out, "\r\n--" + boundary + "--\r\n");
    return new Multipart("multipart/form-data; boundary=" + boundary, out.toByteArray());
  }

  private static void write(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String digest(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
