package biz.megzo.vortex.mapping.rates;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.store.CursorStore;
import java.util.Optional;

/** Where rates survive a restart and are shared by nodes. Thread-safe. */
public interface RateCache {
  /** A text; empty when it was never put, or not put whole. */
  Optional<String> get(String name);

  /** Keeps a text, of any length. */
  void put(String name, String text);

  /** Keeps nothing: every start reads the rates again. */
  static RateCache none() {
    return new RateCache() {
      @Override
      public Optional<String> get(String name) {
        return Optional.empty();
      }

      @Override
      public void put(String name, String text) {}
    };
  }

  /** Keeps rates among the cursors of a link; any link serves all. */
  static RateCache in(CursorStore cursors, LinkId link) {
    return new CursorRateCache(cursors, link);
  }
}
