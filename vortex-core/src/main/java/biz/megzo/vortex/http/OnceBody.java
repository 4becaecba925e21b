package biz.megzo.vortex.http;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The body of one request, and the witness of whether it left. The JDK's client asks for the length
 * when the connection stands and just before it writes the first byte, so this is where a second
 * sending (the client repeats by itself what it takes for a stale connection), or one that was
 * given up, is stopped.
 */
final class OnceBody implements BodyPublisher {
  /** The client tried to send the request again: its connection closed without an answer. */
  static final class SentBeforeException extends IllegalStateException {
    private static final long serialVersionUID = 1L;
  }

  private enum State {
    WAITING,
    LEAVING,
    GIVEN_UP
  }

  private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
  private final BodyPublisher bytes;

  OnceBody(byte[] bytes) {
    this.bytes = BodyPublishers.ofByteArray(bytes);
  }

  /** Whether a byte of the request may have left. */
  boolean left() {
    return state.get() == State.LEAVING;
  }

  /** Stops the sending for good. Returns false when it is too late for that. */
  boolean giveUp() {
    return state.compareAndSet(State.WAITING, State.GIVEN_UP) || state.get() == State.GIVEN_UP;
  }

  @Override
  public long contentLength() {
    if (!state.compareAndSet(State.WAITING, State.LEAVING)) {
      throw new SentBeforeException();
    }
    return bytes.contentLength();
  }

  @Override
  public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
    bytes.subscribe(subscriber);
  }
}
