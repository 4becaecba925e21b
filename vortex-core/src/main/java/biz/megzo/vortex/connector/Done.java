package biz.megzo.vortex.connector;

import java.util.function.Function;
import java.util.function.Supplier;

/** What became of a write on a channel or at a courier. */
public sealed interface Done {
  <T> T fold(
      Supplier<? extends T> ok,
      Function<? super Refused, ? extends T> refused,
      Function<? super Unknown, ? extends T> unknown);

  static Done ok() {
    return new Ok();
  }

  /** The remote says it is done. */
  record Ok() implements Done {
    @Override
    public <T> T fold(
        Supplier<? extends T> ok,
        Function<? super Refused, ? extends T> refused,
        Function<? super Unknown, ? extends T> unknown) {
      return ok.get();
    }
  }

  /**
   * The remote will not do it.
   *
   * @param reason in the remote's words, free of buyer data
   */
  record Refused(String reason) implements Done {
    @Override
    public <T> T fold(
        Supplier<? extends T> ok,
        Function<? super Refused, ? extends T> refused,
        Function<? super Unknown, ? extends T> unknown) {
      return refused.apply(this);
    }
  }

  /** Nobody knows: read back before doing it again. */
  record Unknown(String cause) implements Done {
    @Override
    public <T> T fold(
        Supplier<? extends T> ok,
        Function<? super Refused, ? extends T> refused,
        Function<? super Unknown, ? extends T> unknown) {
      return unknown.apply(this);
    }
  }
}
