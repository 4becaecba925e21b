package biz.megzo.vortex.memory;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.store.SettingStore;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class MemorySettings implements SettingStore {
  private record Key(LinkId link, String kind, String name) {}

  private final Object lock;
  private final Map<Key, Setting> rows = new HashMap<>();

  MemorySettings(Object lock) {
    this.lock = lock;
  }

  @Override
  public List<Setting> all(LinkId link, String kind) {
    synchronized (lock) {
      return rows.entrySet().stream()
          .filter(row -> row.getKey().link().equals(link) && row.getKey().kind().equals(kind))
          .map(Map.Entry::getValue)
          .filter(setting -> !setting.content().isEmpty())
          .toList();
    }
  }

  @Override
  public Optional<Setting> find(LinkId link, String kind, String name) {
    synchronized (lock) {
      return Optional.ofNullable(rows.get(new Key(link, kind, name)));
    }
  }

  @Override
  public boolean write(LinkId link, Collection<Setting> settings) {
    Map<Key, Setting> written = new HashMap<>();
    for (Setting one : settings) {
      Setting kept = one.stored();
      if (written.put(new Key(link, kept.kind(), kept.name()), kept) != null) {
        throw new IllegalArgumentException("setting " + kept.name() + " comes twice in one write");
      }
    }
    synchronized (lock) {
      boolean all =
          written.entrySet().stream()
              .allMatch(row -> row.getValue().revision() == revision(row.getKey()) + 1);
      if (all) {
        rows.putAll(written);
      }
      return all;
    }
  }

  private int revision(Key key) {
    Setting row = rows.get(key);
    return row == null ? 0 : row.revision();
  }
}
