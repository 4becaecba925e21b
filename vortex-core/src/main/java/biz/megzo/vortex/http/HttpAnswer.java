package biz.megzo.vortex.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What became of a call. Every status is an answer: judging it is the connector's work. */
public sealed interface HttpAnswer {
  <T> T fold(
      Function<? super Answered, ? extends T> answered,
      Function<? super NotSent, ? extends T> notSent,
      Function<? super Lost, ? extends T> lost);

  /**
   * A complete answer.
   *
   * @param headers names in lower case
   * @param body at most the transport's cap; never null
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Answered(int status, Map<String, List<String>> headers, byte[] body)
      implements HttpAnswer {
    public Answered {
      headers = Map.copyOf(headers);
    }

    /** The first value of a header. */
    public Optional<String> header(String name) {
      List<String> values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
      return values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    /** The body as UTF-8. */
    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    /** What the body is by its first bytes; headers are not believed. */
    public BodyKind kind() {
      return BodyKind.sniff(body);
    }

    @Override
    public <T> T fold(
        Function<? super Answered, ? extends T> answered,
        Function<? super NotSent, ? extends T> notSent,
        Function<? super Lost, ? extends T> lost) {
      return answered.apply(this);
    }

    /** Prints status and size only. */
    @Override
    public String toString() {
      return "HTTP " + status + ", " + body.length + " bytes";
    }
  }

  /**
   * Certain: no byte of the request reached the remote.
   *
   * @param cause what happened, free of secrets
   */
  record NotSent(Why why, String cause) implements HttpAnswer {
    /** Why not. */
    public enum Why {
      /** No connection: DNS, refused, connect time-out, TLS handshake. */
      NO_CONNECTION,
      /** The account is blocked until a known time, or the store can not tell whether it is. */
      BLOCKED,
      /** The circuit breaker is open, or the account was refused. */
      BREAKER_OPEN,
      /** The caller was interrupted, or no permit came in time, or not while the call was fresh. */
      GAVE_UP
    }

    @Override
    public <T> T fold(
        Function<? super Answered, ? extends T> answered,
        Function<? super NotSent, ? extends T> notSent,
        Function<? super Lost, ? extends T> lost) {
      return notSent.apply(this);
    }
  }

  /**
   * The request, or part of it, left; the answer did not come, or not whole. The remote may have
   * done it.
   *
   * @param cause what happened, free of secrets
   */
  record Lost(String cause) implements HttpAnswer {
    @Override
    public <T> T fold(
        Function<? super Answered, ? extends T> answered,
        Function<? super NotSent, ? extends T> notSent,
        Function<? super Lost, ? extends T> lost) {
      return lost.apply(this);
    }
  }
}
