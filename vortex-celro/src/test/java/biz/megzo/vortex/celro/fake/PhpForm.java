package biz.megzo.vortex.celro.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Form fields as PHP sees them: brackets nest, the last of two equal names wins, the 1001st
 * variable is lost.
 */
final class PhpForm {
  private PhpForm() {}

  /** Name and value pairs of a urlencoded body, decoded, in the order sent. */
  static List<RecordedCall.Field> pairs(String body) {
    List<RecordedCall.Field> pairs = new ArrayList<>();
    for (String piece : body.split("&", -1)) {
      if (piece.isEmpty()) {
        continue;
      }
      int equals = piece.indexOf('=');
      String name = equals < 0 ? piece : piece.substring(0, equals);
      String value = equals < 0 ? "" : piece.substring(equals + 1);
      pairs.add(new RecordedCall.Field(decode(name), decode(value)));
    }
    return List.copyOf(pairs);
  }

  /** The nested arrays PHP makes of them; arrays are objects whose keys may be numbers. */
  static ObjectNode nest(List<RecordedCall.Field> pairs, int maxVariables) {
    ObjectNode root = Json.object();
    for (RecordedCall.Field pair : pairs.subList(0, Math.min(pairs.size(), maxVariables))) {
      put(root, pair.name(), pair.value());
    }
    return root;
  }

  private static void put(ObjectNode root, String rawName, String value) {
    String name = rawName.stripLeading();
    int bracket = name.indexOf('[');
    if (bracket == 0 || name.isEmpty()) {
      return;
    }
    String key =
        (bracket < 0 ? name : name.substring(0, bracket)).replace('.', '_').replace(' ', '_');
    List<String> path = bracket < 0 ? List.of() : path(name, bracket);
    if (path.isEmpty()) {
      root.put(bracket < 0 ? key : (key + name.substring(bracket)).replace('[', '_'), value);
      return;
    }
    ObjectNode at = root;
    for (String step : path) {
      at = child(at, key);
      key = step.isEmpty() ? nextIndex(at) : step;
    }
    at.put(key, value);
  }

  /** The keys in brackets; a bracket that never closes, or text after one, ends the path. */
  private static List<String> path(String name, int firstBracket) {
    List<String> path = new ArrayList<>();
    int open = firstBracket;
    while (open < name.length() && name.charAt(open) == '[') {
      int close = name.indexOf(']', open);
      if (close < 0) {
        break;
      }
      path.add(name.substring(open + 1, close));
      open = close + 1;
    }
    return path;
  }

  private static ObjectNode child(ObjectNode parent, String key) {
    JsonNode existing = parent.get(key);
    return existing instanceof ObjectNode node ? node : parent.putObject(key);
  }

  private static String nextIndex(ObjectNode array) {
    int next = 0;
    for (var names = array.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (name.matches("\\d{1,9}")) {
        next = Math.max(next, Integer.parseInt(name) + 1);
      }
    }
    return Integer.toString(next);
  }

  /** Percent and plus decoding that, like PHP, leaves a broken percent sign alone. */
  static String decode(String text) {
    byte[] raw = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length);
    for (int i = 0; i < raw.length; i++) {
      int high = raw[i] == '%' && i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
      int low = high < 0 ? -1 : Character.digit(raw[i + 2], 16);
      if (low >= 0) {
        out.write(high * 16 + low);
        i += 2;
      } else {
        out.write(raw[i] == '+' ? ' ' : raw[i]);
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
