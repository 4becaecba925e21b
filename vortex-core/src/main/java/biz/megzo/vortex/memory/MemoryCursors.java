package biz.megzo.vortex.memory;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.store.CursorStore;
import biz.megzo.vortex.store.Stored;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

final class MemoryCursors implements CursorStore {
  private record Name(LinkId link, String name) {}

  private final Object lock;
  private final Map<Name, String> values = new HashMap<>();

  MemoryCursors(Object lock) {
    this.lock = lock;
  }

  @Override
  public Optional<String> get(LinkId link, String name) {
    synchronized (lock) {
      return Optional.ofNullable(values.get(new Name(link, name)));
    }
  }

  @Override
  public void put(LinkId link, String name, String value) {
    if (value.length() > 4000) {
      throw new IllegalArgumentException(
          "value of cursor " + name + " must be at most 4000 characters, was " + value.length());
    }
    synchronized (lock) {
      values.put(new Name(link, name), Stored.text(value));
    }
  }
}
