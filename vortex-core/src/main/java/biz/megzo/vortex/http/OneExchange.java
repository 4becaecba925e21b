package biz.megzo.vortex.http;

import biz.megzo.vortex.VortexException;
import biz.megzo.vortex.http.HttpAnswer.Answered;
import biz.megzo.vortex.http.HttpAnswer.NotSent.Why;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/**
 * Sends one request once and waits for the whole answer. Causes are named in words of ours, since
 * the JDK's messages may quote what was sent or received.
 */
final class OneExchange {
  private final Clients clients;
  private final Duration timeout;
  private final int maxBody;

  OneExchange(HttpTransportBuilder settings) {
    this.clients = new Clients(settings.connectTimeout(), settings.tls());
    this.timeout = settings.timeout();
    this.maxBody = settings.maxBody();
  }

  Outcome run(HttpCall call, URI uri) {
    HttpClient client;
    try {
      client = clients.current();
    } catch (RuntimeException e) {
      String why = e instanceof VortexException ? e.getMessage() : kind(e);
      return Outcome.notSent(Why.NO_CONNECTION, "no connection could be prepared: " + why);
    }
    OnceBody body = new OnceBody(call.bodyOrEmpty());
    Duration limit = call.timeout().orElse(timeout);
    CompletableFuture<HttpResponse<byte[]>> coming =
        client.sendAsync(request(call, uri, body), CappedBody.handler(maxBody));
    try {
      return answered(call, coming.get(limit.toNanos(), TimeUnit.NANOSECONDS));
    } catch (ExecutionException e) {
      return failed(e.getCause() == null ? e : e.getCause(), body);
    } catch (TimeoutException e) {
      boolean stopped = body.giveUp();
      coming.cancel(true);
      return stopped
          ? Outcome.notSent(Why.NO_CONNECTION, "no connection within " + limit)
          : Outcome.lost("no whole answer within " + limit);
    } catch (InterruptedException e) {
      boolean stopped = body.giveUp();
      coming.cancel(true);
      Thread.currentThread().interrupt();
      return stopped
          ? Outcome.notSent(Why.GAVE_UP, "interrupted before the request left")
          : Outcome.dropped("interrupted while waiting for the answer");
    }
  }

  private static HttpRequest request(HttpCall call, URI uri, OnceBody body) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).method(call.method(), body);
    call.headers().forEach(request::header);
    return request.build();
  }

  private static Outcome answered(HttpCall call, HttpResponse<byte[]> response) {
    Map<String, List<String>> headers = new HashMap<>();
    response.headers().map().forEach((k, v) -> headers.put(k.toLowerCase(Locale.ROOT), v));
    int status = response.statusCode();
    return new Outcome(
        new Answered(status, headers, response.body()), status >= 500 && !call.isHarmless(status));
  }

  /** Only what {@link OnceBody} saw, or a handshake that failed on our side, counts as not sent. */
  private static Outcome failed(Throwable failure, OnceBody body) {
    if (body.giveUp()) {
      return Outcome.notSent(Why.NO_CONNECTION, connectFailure(failure));
    }
    Optional<SSLHandshakeException> handshake = find(failure, SSLHandshakeException.class);
    if (handshake.isPresent()) {
      return isAlert(handshake.get())
          ? Outcome.lost("the remote refused TLS; is the client certificate valid?")
          : Outcome.notSent(Why.NO_CONNECTION, "TLS handshake failed");
    }
    if (find(failure, OnceBody.SentBeforeException.class).isPresent()) {
      return Outcome.lost("the connection closed before an answer came");
    }
    if (find(failure, CappedBody.TooLargeException.class).isPresent()) {
      return Outcome.dropped("the answer was larger than accepted");
    }
    return Outcome.lost("the answer broke off or was not HTTP (" + kind(failure) + ")");
  }

  private static String connectFailure(Throwable failure) {
    if (find(failure, HttpTimeoutException.class).isPresent()) {
      return "no connection in time";
    }
    if (find(failure, UnresolvedAddressException.class).isPresent()
        || find(failure, UnknownHostException.class).isPresent()) {
      return "the host name is not known";
    }
    if (find(failure, SSLException.class).isPresent()) {
      return "TLS handshake failed";
    }
    if (find(failure, ConnectException.class).isPresent()) {
      return "connection refused";
    }
    return "no connection (" + kind(failure) + ")";
  }

  /** In TLS 1.3 a refusal of our certificate comes after our first bytes went out. */
  private static boolean isAlert(SSLHandshakeException e) {
    return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("received");
  }

  private static String kind(Throwable failure) {
    return failure.getClass().getSimpleName();
  }

  private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
    Throwable at = failure;
    for (int depth = 0; at != null && depth < 20; depth++) {
      if (type.isInstance(at)) {
        return Optional.of(type.cast(at));
      }
      at = at.getCause();
    }
    return Optional.empty();
  }
}
