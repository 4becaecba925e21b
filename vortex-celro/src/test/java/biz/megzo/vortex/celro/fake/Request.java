package biz.megzo.vortex.celro.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** A request with its body taken apart. */
record Request(
    String action,
    String authHeader,
    ObjectNode parameters,
    List<FilePart> files,
    boolean multipart) {

  static Request of(RecordedCall call, int maxVariables) {
    String type = call.headers().getOrDefault("content-type", "");
    boolean multipart = type.startsWith("multipart/form-data");
    List<FilePart> files = multipart ? Multipart.parse(type, call.body()).files() : List.of();
    return new Request(
        call.action(),
        call.headers().getOrDefault("auth", ""),
        PhpForm.nest(call.form(), maxVariables),
        files,
        multipart);
  }

  /** The form fields of a body; any other content type gives none, as in PHP. */
  static List<RecordedCall.Field> form(String contentType, byte[] body) {
    if (contentType.startsWith("multipart/form-data")) {
      return Multipart.parse(contentType, body).fields();
    }
    if (contentType.startsWith("application/x-www-form-urlencoded")) {
      return PhpForm.pairs(new String(body, StandardCharsets.UTF_8));
    }
    return List.of();
  }

  boolean empty() {
    return parameters.isEmpty() && files.isEmpty();
  }

  Call call(Instant now, Call.Afterwards afterwards) {
    return new Call(new Fields(parameters, ""), files, multipart, now, afterwards);
  }
}
