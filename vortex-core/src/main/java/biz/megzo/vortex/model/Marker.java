package biz.megzo.vortex.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;

/**
 * The short reference printed on a record by which it can be found again ({@code api/smartbill.md}
 * 7.3): ASCII letters and digits only, so that PDF text extraction keeps it whole.
 */
public record Marker(String value) {
  private static final Pattern FORM = Pattern.compile("VX[0-9A-Z]{8,16}");
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  public Marker {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a marker: '" + value + "'");
    }
  }

  /**
   * The marker of one order. The same order always gets the same marker, on every node and after
   * every crash; a replaced record gets the next revision's.
   *
   * @param revision 0 for the first record of the order
   */
  public static Marker of(OrderKey key, int revision) {
    byte[] digest = sha256(key.link() + "\n" + key.orderId() + "\n" + revision);
    StringBuilder text = new StringBuilder("VX");
    for (int i = 0; i < 12; i++) {
      text.append(ALPHABET.charAt(digest[i] & 31));
    }
    return new Marker(text.toString());
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
