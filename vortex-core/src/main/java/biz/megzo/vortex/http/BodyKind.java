package biz.megzo.vortex.http;

/** What a body is by its first bytes. */
public enum BodyKind {
  EMPTY,
  JSON,
  HTML,
  PDF,
  XML,
  OTHER;

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
        new String(
                body,
                at,
                Math.min(64, body.length - at),
                java.nio.charset.StandardCharsets.US_ASCII)
            .toLowerCase(java.util.Locale.ROOT);
    char first = start.charAt(0);
    if (start.startsWith("%pdf")) {
      return PDF;
    }
    if (start.startsWith("<?xml") || start.startsWith("<dataset")) {
      return XML;
    }
    if (first == '<') {
      return HTML;
    }
    boolean json =
        first == '{'
            || first == '['
            || first == '"'
            || first == '-'
            || Character.isDigit(first)
            || start.startsWith("true")
            || start.startsWith("false")
            || start.startsWith("null");
    return json ? JSON : OTHER;
  }
}
