package biz.megzo.vortex.store;

import biz.megzo.vortex.model.LinkId;
import java.util.Optional;

/** Small named values of a link: how far a flow got. */
public interface CursorStore {
  /** The value; empty when never set. */
  Optional<String> get(LinkId link, String name);

  /** Sets a value of at most 4000 characters. */
  void put(LinkId link, String name, String value);
}
