package biz.megzo.vortex.memory;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.rules.Profile;
import biz.megzo.vortex.store.AuditLog;
import biz.megzo.vortex.store.AuditLog.Fact;
import biz.megzo.vortex.store.RuleStore;
import biz.megzo.vortex.store.Stored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

final class MemoryRules implements RuleStore {
  private record Name(LinkId link, Profile profile) {}

  private final Object lock;
  private final AuditLog audit;
  private final Map<Name, List<Version>> versions = new HashMap<>();
  private final Map<Name, List<Activation>> activations = new HashMap<>();
  private final Map<Name, Draft> drafts = new HashMap<>();
  private final Map<LinkId, Map<String, List<Table>>> tables = new HashMap<>();

  /**
   * Rules beside the log of their changes.
   *
   * @param audit guarded by the same lock
   */
  MemoryRules(Object lock, AuditLog audit) {
    this.lock = lock;
    this.audit = audit;
  }

  @Override
  public Optional<Activation> activation(LinkId link, Profile profile) {
    return activations(link, profile, 1).stream().findFirst();
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
  public boolean activate(LinkId link, Profile profile, Activation next, Fact entry) {
    synchronized (lock) {
      List<Activation> all =
          activations.computeIfAbsent(new Name(link, profile), key -> new ArrayList<>());
      int published = of(new Name(link, profile)).size();
      if (next.sequence() != all.size() + 1
          || next.number() > published
          || next.canary() > published) {
        return false;
      }
      audit.append(link, List.of(entry));
      return all.add(
          new Activation(
              next.sequence(),
              next.number(),
              next.canary(),
              next.percent(),
              Stored.text(next.by()),
              Stored.text(next.why()),
              Stored.instant(next.at())));
    }
  }

  @Override
  public List<Activation> activations(LinkId link, Profile profile, int limit) {
    synchronized (lock) {
      List<Activation> all = activations.getOrDefault(new Name(link, profile), List.of());
      List<Activation> newest =
          new ArrayList<>(all.subList(Math.max(0, all.size() - limit), all.size()));
      Collections.reverse(newest);
      return newest;
    }
  }

  @Override
  public Optional<Draft> draft(LinkId link, Profile profile) {
    synchronized (lock) {
      return Optional.ofNullable(drafts.get(new Name(link, profile)));
    }
  }

  @Override
  public boolean saveDraft(LinkId link, Profile profile, Draft next) {
    synchronized (lock) {
      Name name = new Name(link, profile);
      Draft now = drafts.get(name);
      if (next.revision() != (now == null ? 1 : now.revision() + 1)) {
        return false;
      }
      drafts.put(
          name,
          new Draft(
              next.revision(),
              Stored.text(next.text()),
              Stored.text(next.author()),
              Stored.instant(next.savedAt())));
      return true;
    }
  }

  @Override
  public Optional<Table> table(LinkId link, String name, int number) {
    synchronized (lock) {
      List<Table> all = tables.getOrDefault(link, Map.of()).getOrDefault(name, List.of());
      return number < 1 || number > all.size()
          ? Optional.empty()
          : Optional.of(all.get(number - 1));
    }
  }

  @Override
  public List<Table> tables(LinkId link) {
    synchronized (lock) {
      List<Table> newest = new ArrayList<>();
      for (List<Table> all : tables.getOrDefault(link, Map.of()).values()) {
        Table last = all.get(all.size() - 1);
        newest.add(
            new Table(
                last.name(), last.number(), "", last.author(), last.comment(), last.publishedAt()));
      }
      return newest;
    }
  }

  @Override
  public boolean publishTable(LinkId link, Table next, Fact entry) {
    synchronized (lock) {
      Map<String, List<Table>> mine = tables.computeIfAbsent(link, key -> new TreeMap<>());
      if (next.number() != mine.getOrDefault(next.name(), List.of()).size() + 1) {
        return false;
      }
      audit.append(link, List.of(entry));
      return mine.computeIfAbsent(next.name(), key -> new ArrayList<>())
          .add(
              new Table(
                  next.name(),
                  next.number(),
                  Stored.text(next.text()),
                  Stored.text(next.author()),
                  Stored.text(next.comment()),
                  Stored.instant(next.publishedAt())));
    }
  }

  private List<Version> of(Name name) {
    return versions.computeIfAbsent(name, key -> new ArrayList<>());
  }
}
