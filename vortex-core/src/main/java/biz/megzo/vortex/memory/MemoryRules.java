package biz.megzo.vortex.memory;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.rules.Profile;
import biz.megzo.vortex.store.RuleStore;
import biz.megzo.vortex.store.Stored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class MemoryRules implements RuleStore {
  private record Name(LinkId link, Profile profile) {}

  private final Object lock;
  private final Map<Name, List<Version>> versions = new HashMap<>();
  private final Map<Name, Integer> active = new HashMap<>();

  MemoryRules(Object lock) {
    this.lock = lock;
  }

  @Override
  public Optional<Integer> active(LinkId link, Profile profile) {
    synchronized (lock) {
      return Optional.ofNullable(active.get(new Name(link, profile)));
    }
  }

  @Override
  public Optional<Version> version(LinkId link, Profile profile, int number) {
    synchronized (lock) {
      List<Version> all = of(new Name(link, profile));
      return number < 1 || number > all.size()
          ? Optional.empty()
          : Optional.of(all.get(number - 1));
    }
  }

  @Override
  public List<Version> versions(LinkId link, Profile profile) {
    synchronized (lock) {
      List<Version> newest = new ArrayList<>();
      for (Version one : of(new Name(link, profile))) {
        newest.add(
            0, new Version(one.number(), "", one.author(), one.comment(), one.publishedAt()));
      }
      return newest;
    }
  }

  @Override
  public Version publish(
      LinkId link, Profile profile, String text, String author, String comment, Instant at) {
    synchronized (lock) {
      List<Version> all = of(new Name(link, profile));
      Version version =
          new Version(
              all.size() + 1,
              Stored.text(text),
              Stored.text(author),
              Stored.text(comment),
              Stored.instant(at));
      all.add(version);
      return version;
    }
  }

  @Override
  public boolean activate(LinkId link, Profile profile, int number, int expected) {
    synchronized (lock) {
      Name name = new Name(link, profile);
      if (active.getOrDefault(name, 0) != expected || version(link, profile, number).isEmpty()) {
        return false;
      }
      active.put(name, number);
      return true;
    }
  }

  private List<Version> of(Name name) {
    return versions.computeIfAbsent(name, key -> new ArrayList<>());
  }
}
