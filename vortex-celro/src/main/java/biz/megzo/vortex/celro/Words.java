package biz.megzo.vortex.celro;

import java.util.regex.Pattern;

/** The channel's own words, made fit for a report: one line, no mark-up, no e-mail, no phone. */
final class Words {
  private static final int LONGEST = 300;
  private static final Pattern TAG = Pattern.compile("<[^<>]{0,200}>");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}]+");
  private static final Pattern EMAIL = Pattern.compile("[\\w.+-]{1,64}@[\\w.-]{1,128}");
  private static final Pattern PHONE = Pattern.compile("(?<!\\d)(?:\\+?40|0)7\\d{8}(?!\\d)");

  private Words() {}

  static String tidy(String text) {
    String start = text.length() > 4 * LONGEST ? text.substring(0, 4 * LONGEST) : text;
    String line = BLANKS.matcher(TAG.matcher(start).replaceAll(" ")).replaceAll(" ").strip();
    line = PHONE.matcher(EMAIL.matcher(line).replaceAll("***")).replaceAll("***");
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
  }
}
