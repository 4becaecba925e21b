package biz.megzo.vortex.celro.fake;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request as it arrived.
 *
 * @param sequence 1 for the first request of this server
 * @param action as {@code orders/getOrder}, spelled as sent; empty when the path names none
 * @param headers names in lower case
 * @param form decoded pairs in the order sent, more than PHP keeps included; text parts of a
 *     multipart body
 * @param status the HTTP status sent; 0 while open, -1 when the connection was dropped instead
 * @param handled whether the action ran, so that its effect stands whatever the caller saw
 */
public record RecordedCall(
    int sequence,
    Instant at,
    String path,
    String action,
    Map<String, String> headers,
    List<Field> form,
    byte[] body,
    int status,
    boolean handled) {

  /** One decoded form field. */
  public record Field(String name, String value) {}

  public String bodyText() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The first value of a field. */
  public Optional<String> value(String name) {
    return form.stream().filter(field -> field.name().equals(name)).map(Field::value).findFirst();
  }

  RecordedCall ended(int newStatus) {
    return new RecordedCall(sequence, at, path, action, headers, form, body, newStatus, handled);
  }

  RecordedCall ran() {
    return new RecordedCall(sequence, at, path, action, headers, form, body, status, true);
  }

  boolean isFor(String name) {
    return action.equalsIgnoreCase(name);
  }

  /** No form values: they may hold credentials or a buyer's data. */
  @Override
  public String toString() {
    return "#" + sequence + " " + path + " -> " + status;
  }
}
