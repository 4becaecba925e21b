package biz.megzo.vortex.model;

import java.util.regex.Pattern;

/**
 * Names one SmartBill company joined to one Cel.ro account. Everything Vortex stores is keyed by
 * it.
 *
 * @param value 1 to 63 characters: lower-case letters, digits, dot, dash, underscore; starts with a
 *     letter or digit
 */
public record LinkId(String value) implements Comparable<LinkId> {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

  public LinkId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "link id must be 1 to 63 of a-z 0-9 . _ - and start with a letter or digit, was '"
              + value
              + "'");
    }
  }

  public static LinkId of(String value) {
    return new LinkId(value);
  }

  @Override
  public int compareTo(LinkId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
