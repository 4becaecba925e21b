package biz.megzo.vortex.panel.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Answers what is no request at all, before any page is asked: the number alone, with the headers
 * of every other answer.
 */
final class Unreadable extends ErrorHandler {
  private final boolean https;

  Unreadable(boolean https) {
    this.https = https;
  }

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int code,
      @Nullable String message,
      @Nullable Throwable cause,
      Callback callback) {
    Headers.all(https).forEach((name, value) -> response.getHeaders().put(name, value));
    response.getHeaders().put("Content-Type", "text/plain;charset=utf-8");
    byte[] text = (code + "\n").getBytes(StandardCharsets.US_ASCII);
    response.write(true, ByteBuffer.wrap(text), callback);
  }
}
