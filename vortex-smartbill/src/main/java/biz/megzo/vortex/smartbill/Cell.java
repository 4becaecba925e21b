package biz.megzo.vortex.smartbill;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * One cell of a table.
 *
 * @param text as it stands; of a number, as the file holds it
 * @param format of a number, how it is shown, such as {@code General} or {@code 00000}; empty
 *     otherwise
 */
record Cell(String text, Kind kind, String format) {
  static final Cell EMPTY = new Cell("", Kind.TEXT, "");

  /** What Excel makes of a long code that it takes for a number. */
  private static final Pattern SCIENTIFIC = Pattern.compile("[0-9]+([.,][0-9]+)?[eE]\\+[0-9]+");

  private static final Pattern ZEROS = Pattern.compile("0{1,32}");

  /** Excel keeps so many digits of a number and makes the rest zeros. */
  private static final int EXACT_DIGITS = 15;

  enum Kind {
    TEXT,
    NUMBER,
    ERROR
  }

  static Cell text(String text) {
    return new Cell(text, Kind.TEXT, "");
  }

  boolean blank() {
    return text.isBlank();
  }

  /** The cell as a code: exactly what a person typed, or a problem, never something like it. */
  String code() throws Unusable {
    if (kind == Kind.TEXT) {
      if (SCIENTIFIC.matcher(text.strip()).matches()) {
        throw new Unusable(
            "its code stands there as "
                + text.strip()
                + ", because Excel took it for a number; make the column Text and enter the code"
                + " again");
      }
      return text;
    }
    if (kind == Kind.ERROR) {
      throw new Unusable("its code is an error of the sheet");
    }
    BigDecimal number = number();
    if (number.signum() < 0 || number.stripTrailingZeros().scale() > 0) {
      throw new Unusable("its code is a number with a sign or decimals; make the column Text");
    }
    String digits = number.setScale(0).toPlainString();
    if (digits.length() > EXACT_DIGITS) {
      throw new Unusable(
          "its code is a number of more than 15 digits, of which Excel keeps only 15; make the"
              + " column Text and enter the code again");
    }
    if (format.isEmpty() || format.equals("General") || format.equals("0")) {
      return digits;
    }
    if (ZEROS.matcher(format).matches()) {
      return "0".repeat(Math.max(0, format.length() - digits.length())) + digits;
    }
    throw new Unusable(
        "its code is a number shown in the format " + format + "; make the column Text");
  }

  /** The number of a numeric cell. */
  BigDecimal number() throws Unusable {
    try {
      BigDecimal number = new BigDecimal(text.strip());
      if (Math.abs((long) number.scale()) > 30 || number.precision() > 40) {
        throw new Unusable("a number in it is out of all proportion");
      }
      return number;
    } catch (NumberFormatException e) {
      throw new Unusable("a number in it can not be read");
    }
  }

  /** Why a row can not be used. */
  static final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    Unusable(String message) {
      super(message);
    }
  }
}
