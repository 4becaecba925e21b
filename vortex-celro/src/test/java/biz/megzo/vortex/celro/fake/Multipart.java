package biz.megzo.vortex.celro.fake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A parsed {@code multipart/form-data} body: text parts in order, and files (parts that have a file
 * name).
 */
record Multipart(List<RecordedCall.Field> fields, List<FilePart> files) {
  private static final Pattern BOUNDARY = Pattern.compile("boundary=(?:\"([^\"]+)\"|([^;\\s]+))");
  private static final Pattern NAME = Pattern.compile("(?i)[;\\s]name=\"([^\"]*)\"");
  private static final Pattern FILENAME = Pattern.compile("(?i)filename=\"([^\"]*)\"");
  private static final Pattern TYPE = Pattern.compile("(?im)^content-type:\\s*(\\S.*?)\\s*$");

  /** Malformed bodies give what could be read before the fault, as PHP does. */
  static Multipart parse(String contentType, byte[] body) {
    List<RecordedCall.Field> fields = new ArrayList<>();
    List<FilePart> files = new ArrayList<>();
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (boundary.find()) {
      String name = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
      byte[] mark = ("--" + name).getBytes(StandardCharsets.UTF_8);
      int start = indexOf(body, mark, 0);
      while (start >= 0) {
        int from = start + mark.length;
        int next = indexOf(body, mark, from);
        if (next < 0) {
          break;
        }
        part(Arrays.copyOfRange(body, from, next), fields, files);
        start = next;
      }
    }
    return new Multipart(List.copyOf(fields), List.copyOf(files));
  }

  /** A part runs from the line end after its boundary to the line end before the next one. */
  private static void part(byte[] raw, List<RecordedCall.Field> fields, List<FilePart> files) {
    int blank = indexOf(raw, "\r\n\r\n".getBytes(StandardCharsets.US_ASCII), 0);
    if (blank < 0 || raw.length < blank + 6) {
      return;
    }
    String headers = new String(raw, 0, blank, StandardCharsets.UTF_8);
    byte[] content = Arrays.copyOfRange(raw, blank + 4, raw.length - 2);
    Matcher name = NAME.matcher(headers);
    if (!name.find()) {
      return;
    }
    Matcher filename = FILENAME.matcher(headers);
    if (!filename.find()) {
      fields.add(
          new RecordedCall.Field(name.group(1), new String(content, StandardCharsets.UTF_8)));
    } else if (!filename.group(1).isEmpty()) {
      Matcher type = TYPE.matcher(headers);
      files.add(
          new FilePart(
              name.group(1), filename.group(1), type.find() ? type.group(1) : "", content));
    }
  }

  private static int indexOf(byte[] where, byte[] what, int from) {
    outer:
    for (int i = from; i <= where.length - what.length; i++) {
      for (int j = 0; j < what.length; j++) {
        if (where[i + j] != what[j]) {
          continue outer;
        }
      }
      return i;
    }
    return -1;
  }
}
