package biz.megzo.vortex.model;

/**
 * The merchant's own code of a product: SmartBill's product code and Cel.ro's model. Case counts.
 *
 * @param value 1 to 255 characters, no control characters or halves of surrogate pairs, no blanks
 *     at either end
 */
public record Sku(String value) implements Comparable<Sku> {
  /** Longest code that can be stored. */
  public static final int MAX_LENGTH = 255;

  public Sku {
    if (!valid(value)) {
      throw new IllegalArgumentException(
          "sku must be 1 to "
              + MAX_LENGTH
              + " printable characters without blanks at either end, was '"
              + value
              + "'");
    }
  }

  public static Sku of(String value) {
    return new Sku(value);
  }

  /**
   * Whether a text can be a SKU as it stands; readers use it to report bad rows instead of failing.
   */
  public static boolean valid(String value) {
    return !value.isEmpty()
        && value.length() <= MAX_LENGTH
        && value.equals(value.strip())
        && printable(value);
  }

  private static boolean printable(String value) {
    for (int i = 0; i < value.length(); ) {
      char ascii = value.charAt(i);
      if (ascii >= ' ' && ascii < 0x7f) {
        i++;
        continue;
      }
      int codePoint = value.codePointAt(i);
      if (unprintable(codePoint)) {
        return false;
      }
      i += Character.charCount(codePoint);
    }
    return true;
  }

  /** Control characters, and halves of characters: databases can not keep those. */
  private static boolean unprintable(int codePoint) {
    return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
  }

  @Override
  public int compareTo(Sku other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
