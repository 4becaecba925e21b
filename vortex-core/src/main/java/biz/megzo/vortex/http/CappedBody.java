package biz.megzo.vortex.http;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Collects an answer and stops reading once it grows over the cap. An answer that says its length
 * is collected in place, so that a large one is held once; the word is believed only after the
 * first bytes came.
 */
final class CappedBody implements BodySubscriber<byte[]> {
  /** The answer was larger than accepted. */
  static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private static final int FIRST = 64 * 1024;

  private final int cap;
  private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
  private final int declared;
  private byte[] collected;
  private int size;
  private @Nullable Subscription subscription;

  private CappedBody(int cap, long declared) {
    this.cap = cap;
    this.declared = (int) Math.max(0, Math.min(declared, cap));
    this.collected = new byte[Math.min(this.declared, FIRST)];
  }

  static BodyHandler<byte[]> handler(int cap) {
    return head -> new CappedBody(cap, head.headers().firstValueAsLong("content-length").orElse(0));
  }

  @Override
  public void onSubscribe(Subscription source) {
    subscription = source;
    source.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      if (whole.isDone()) {
        return;
      }
      if (buffer.remaining() > cap - size) {
        whole.completeExceptionally(new TooLargeException());
        if (subscription != null) {
          subscription.cancel();
        }
        return;
      }
      int length = buffer.remaining();
      makeRoomFor(size + length);
      buffer.get(collected, size, length);
      size += length;
    }
  }

  @Override
  public void onError(Throwable cause) {
    whole.completeExceptionally(cause);
  }

  @Override
  public void onComplete() {
    whole.complete(collected.length == size ? collected : Arrays.copyOf(collected, size));
  }

  private void makeRoomFor(int needed) {
    if (needed > collected.length) {
      long twice = Math.min(cap, 2L * Math.max(collected.length, FIRST));
      int room = needed <= declared ? declared : (int) Math.max(needed, twice);
      collected = Arrays.copyOf(collected, room);
    }
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return whole;
  }
}
