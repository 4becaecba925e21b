package biz.megzo.vortex.stock;

import java.util.function.Function;

/** What became of a change of stock settings. */
public sealed interface StockAnswer {
  <T> T fold(
      Function<? super Done, ? extends T> done,
      Function<? super Overtaken, ? extends T> overtaken,
      Function<? super Refused, ? extends T> refused);

  /** Done; it counts from the next pass on, on every node. */
  record Done(StockSetting setting) implements StockAnswer {
    @Override
    public <T> T fold(
        Function<? super Done, ? extends T> done,
        Function<? super Overtaken, ? extends T> overtaken,
        Function<? super Refused, ? extends T> refused) {
      return done.apply(this);
    }
  }

  /** Not done: somebody else changed it meanwhile. This is what it is now. */
  record Overtaken(StockSetting current) implements StockAnswer {
    @Override
    public <T> T fold(
        Function<? super Done, ? extends T> done,
        Function<? super Overtaken, ? extends T> overtaken,
        Function<? super Refused, ? extends T> refused) {
      return overtaken.apply(this);
    }
  }

  /** Not done: it makes no sense. Says why. */
  record Refused(String english, String romanian) implements StockAnswer {
    @Override
    public <T> T fold(
        Function<? super Done, ? extends T> done,
        Function<? super Overtaken, ? extends T> overtaken,
        Function<? super Refused, ? extends T> refused) {
      return refused.apply(this);
    }
  }
}
