package biz.megzo.vortex.smartbill;

import biz.megzo.vortex.smartbill.Cell.Kind;
import biz.megzo.vortex.smartbill.Cell.Unusable;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads decimals of a text file. Whether {@code 1.234} is a thousand or little more than one can
 * only be told from the other values of the column; where they do not tell it, it is not read.
 */
final class Decimals {
  private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0\\u202f]");
  private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,15}([.,][0-9]{1,10})?");
  private static final Pattern GROUPED =
      Pattern.compile("-?[0-9]{1,3}([.,][0-9]{3})+([.,][0-9]{1,10})?");
  private static final Pattern EITHER = Pattern.compile("-?[1-9][0-9]{0,2}[.,][0-9]{3}");

  /** What decimals stand behind in this column; 0 when nobody knows. */
  private final char point;

  private Decimals(char point) {
    this.point = point;
  }

  /** Looks at a column first. */
  static Decimals of(List<Cell> column) {
    boolean comma = false;
    boolean dot = false;
    for (Cell cell : column) {
      char found = cell.kind() == Kind.TEXT ? pointOf(squeezed(cell.text())) : 0;
      comma |= found == ',';
      dot |= found == '.';
    }
    return new Decimals(comma == dot ? 0 : comma ? ',' : '.');
  }

  /** What is certainly the decimal point of one value; 0 when it has none or could be both. */
  private static char pointOf(String text) {
    int comma = text.lastIndexOf(',');
    int dot = text.lastIndexOf('.');
    if (comma >= 0 && dot >= 0) {
      return comma > dot ? ',' : '.';
    }
    if (!PLAIN.matcher(text).matches() || EITHER.matcher(text).matches()) {
      return 0;
    }
    return comma >= 0 ? ',' : dot >= 0 ? '.' : 0;
  }

  BigDecimal read(Cell cell) throws Unusable {
    if (cell.kind() == Kind.NUMBER) {
      // a binary number of Excel, such as 19.899999999999999 for 19.9
      return cell.number().round(new java.math.MathContext(15)).stripTrailingZeros();
    }
    String text = squeezed(cell.text());
    if (cell.kind() == Kind.ERROR
        || !(PLAIN.matcher(text).matches() || GROUPED.matcher(text).matches())) {
      throw new Unusable("'" + cell.text().strip() + "' is no number that can be read");
    }
    char its = pointOf(text);
    if (its == 0 && (text.indexOf(',') >= 0 || text.indexOf('.') >= 0)) {
      its = decide(text);
    }
    char group = its == ',' ? '.' : ',';
    String ungrouped = text.replace(String.valueOf(group), "");
    int first = ungrouped.indexOf(its);
    if (its != 0 && first != ungrouped.lastIndexOf(its)) {
      throw new Unusable("'" + text + "' is no number that can be read");
    }
    return new BigDecimal(its == 0 ? ungrouped : ungrouped.replace(its, '.'));
  }

  /** Of a value that could be both: what the column says; of several groups, no decimals. */
  private char decide(String text) throws Unusable {
    char used = text.indexOf(',') >= 0 ? ',' : '.';
    boolean groups = text.indexOf(used) != text.lastIndexOf(used);
    if (groups || (point != 0 && point != used)) {
      return used == ',' ? '.' : ',';
    }
    if (point == used) {
      return used;
    }
    throw new Unusable(
        "'" + text + "' may be thousands or thousandths; write it with two decimals");
  }

  private static String squeezed(String text) {
    return BLANKS.matcher(text).replaceAll("");
  }
}
