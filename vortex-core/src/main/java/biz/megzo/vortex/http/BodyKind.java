package biz.megzo.vortex.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a body is by its first 64 bytes, a byte order mark and blanks before it left out. */
public enum BodyKind {
  EMPTY,
  JSON,
  HTML,
  PDF,
  XML,
  OTHER;

  /** A container or text begins, or a number or literal is all there is: "502 Bad" is not JSON. */
  private static final Pattern JSON_START =
      Pattern.compile("^(?:[{\\[\"]|(?:true|false|null|-?[0-9][0-9.e+-]*)\\s*$)");

  static BodyKind sniff(byte[] body) {
    int at = 0;
    if (body.length >= 3
        && body[0] == (byte) 0xEF
        && body[1] == (byte) 0xBB
        && body[2] == (byte) 0xBF) {
      at = 3;
    }
    while (at < body.length && Character.isWhitespace(body[at])) {
      at++;
    }
    if (at >= body.length) {
      return EMPTY;
    }
    String start =
        new String(body, at, Math.min(64, body.length - at), US_ASCII).toLowerCase(Locale.ROOT);
    if (start.startsWith("%pdf")) {
      return PDF;
    }
    if (start.startsWith("<?xml") || start.startsWith("<dataset")) {
      return XML;
    }
    if (start.startsWith("<")) {
      return HTML;
    }
    return JSON_START.matcher(start).find() ? JSON : OTHER;
  }
}
