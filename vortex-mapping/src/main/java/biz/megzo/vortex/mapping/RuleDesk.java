package biz.megzo.vortex.mapping;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.order.TrackedOrder;
import biz.megzo.vortex.rules.Explanation;
import biz.megzo.vortex.rules.Profile;
import biz.megzo.vortex.rules.RuleSet;
import biz.megzo.vortex.store.AuditLog.Fact;
import biz.megzo.vortex.store.RuleStore;
import biz.megzo.vortex.store.RuleStore.Activation;
import biz.megzo.vortex.store.RuleStore.Draft;
import biz.megzo.vortex.store.RuleStore.Version;
import biz.megzo.vortex.store.VortexStore;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The life of rule sets: draft, check, simulate, publish, activate, roll back, explain. Every
 * method is one or a few calls of the store; nothing is kept between them. Thread-safe.
 */
public final class RuleDesk {
  /** How many stored records an activation is simulated on. */
  public static final int SIMULATED = 200;

  /** How many stored records a check looks at for values that tables do not have. */
  static final int CHECKED = 2_000;

  /** How many stored records {@link #unmapped(LinkId, Profile)} looks at. */
  static final int WATCHED = 100_000;

  /** Most values listed of one table. */
  static final int LISTED = 1_000;

  private final VortexStore store;
  private final RuleLibrary library;
  private final StoredRecords records;
  private final LookupDesk lookups;
  private final InstantSource clock;

  RuleDesk(VortexStore store, MappingConfig config, InstantSource clock) {
    this.store = store;
    this.library = new RuleLibrary(store.rules(), config);
    this.records = new StoredRecords(store, clock);
    this.lookups = new LookupDesk(store, clock);
    this.clock = clock;
  }

  private RuleStore rules() {
    return store.rules();
  }

  /** The lookup tables. */
  public LookupDesk lookups() {
    return lookups;
  }

  /** What somebody works on. */
  public Optional<Draft> draft(LinkId link, Profile profile) {
    return rules().draft(link, profile);
  }

  /**
   * Saves a draft, finished or not.
   *
   * @param onTopOf the revision that the editor started from, 0 for a new draft
   */
  public SavedDraft saveDraft(
      LinkId link, Profile profile, String text, int onTopOf, String author) {
    if (text.length() > Json.MAX_LENGTH) {
      throw MappingException.of(
          "document",
          "is larger than " + Json.MAX_LENGTH / 1024 + " kB; move large tables to stored tables",
          "depășește " + Json.MAX_LENGTH / 1024 + " kB; mutați tabelele mari în tabele salvate");
    }
    Draft next = new Draft(onTopOf + 1, text, author, clock.instant());
    boolean kept = rules().saveDraft(link, profile, next);
    return new SavedDraft(kept, rules().draft(link, profile));
  }

  /** The published versions, newest first, without their text. */
  public List<Version> versions(LinkId link, Profile profile) {
    return rules().versions(link, profile);
  }

  /** What maps now; empty while nothing was activated: then the built-in rules do. */
  public Optional<Activation> active(LinkId link, Profile profile) {
    return rules().activation(link, profile);
  }

  /** Activations, newest first. */
  public List<Activation> history(LinkId link, Profile profile, int limit) {
    return rules().activations(link, profile, limit);
  }

  /** The rules of a version; of number 0 the built-in ones. */
  public Optional<RuleDocument> document(LinkId link, Profile profile, int number) {
    return library.document(link, profile, number);
  }

  /** Checks a document against the schemas, the tables, and stored records. */
  public CheckReport check(LinkId link, RuleDocument document) {
    Compilation compilation = library.compile(link, document);
    Map<String, List<String>> unmapped =
        compilation.errors().isEmpty() ? unmapped(link, compilation.ruleSet(0), CHECKED) : Map.of();
    return new CheckReport(compilation.errors(), compilation.warnings(), unmapped);
  }

  /**
   * Values that stored records have (up to 100 000 products, or the last 100 000 orders) and that a
   * table of the active rules has no entry for, by table.
   */
  public Map<String, List<String>> unmapped(LinkId link, Profile profile) {
    return library.stable(link, profile) instanceof CompiledRuleSet set
        ? unmapped(link, set, WATCHED)
        : Map.of();
  }

  private Map<String, List<String>> unmapped(LinkId link, CompiledRuleSet set, int last) {
    Map<String, Set<String>> seen = new LinkedHashMap<>();
    if (set.looksUp()) {
      records.each(
          link,
          set.profile(),
          last,
          input -> set.watch(input, (table, value) -> note(seen, table, value)));
    }
    Map<String, List<String>> lists = new LinkedHashMap<>();
    seen.forEach((table, values) -> lists.put(table, List.copyOf(values)));
    return lists;
  }

  private static void note(Map<String, Set<String>> seen, String table, String value) {
    Set<String> values = seen.computeIfAbsent(table, name -> new TreeSet<>());
    if (values.size() < LISTED) {
      values.add(value);
    }
  }

  /**
   * Maps stored records with a document and with the active rules, and compares: the last orders,
   * or products spread evenly over the catalogue.
   *
   * @param last how many records at most
   * @throws MappingException when the document has errors
   */
  public Simulation simulate(LinkId link, RuleDocument document, int last) {
    RuleSet candidate = library.compile(link, document).ruleSet(0);
    return simulate(link, candidate, last);
  }

  private Simulation simulate(LinkId link, RuleSet candidate, int last) {
    Profile profile = candidate.profile();
    return Simulator.run(
        library.stable(link, profile), candidate, records.last(link, profile, last));
  }

  /**
   * Publishes a document under the next number. It is not active yet.
   *
   * @throws MappingException when the document has errors
   */
  public Version publish(LinkId link, RuleDocument document, String author, String comment) {
    List<biz.megzo.vortex.rules.MappingProblem> errors = library.compile(link, document).errors();
    if (!errors.isEmpty()) {
      throw new MappingException(errors, null);
    }
    Profile profile = document.profile();
    return rules()
        .publish(link, profile, Mapping.print(document), author, comment, clock.instant());
  }

  /**
   * Makes a version the active one, or the canary. Checks it and simulates it on the last {@value
   * #SIMULATED} records first: errors refuse it, new holds too unless forced. Writes an audit
   * entry.
   *
   * @throws IllegalArgumentException when there is no such version
   */
  public Activated activate(LinkId link, Profile profile, ActivationRequest request) {
    Optional<Activation> current = rules().activation(link, profile);
    if (current.map(Activation::sequence).orElse(0) != request.expected()) {
      return new Activated.Conflict(current);
    }
    RuleDocument document =
        library
            .document(link, profile, request.number())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "there is no version " + request.number() + " of " + profile));
    CheckReport check = check(link, document);
    if (!check.passed()) {
      return new Activated.Refused(check, Optional.empty());
    }
    RuleSet candidate = library.compile(link, document).ruleSet(request.number());
    Simulation simulation = simulate(link, candidate, SIMULATED);
    if (!simulation.passed() && !request.forced()) {
      return new Activated.Refused(check, Optional.of(simulation));
    }
    return write(link, profile, request, current, simulation);
  }

  private Activated write(
      LinkId link,
      Profile profile,
      ActivationRequest request,
      Optional<Activation> current,
      Simulation simulation) {
    boolean whole = request.percent() == 100;
    int stable = current.map(Activation::number).orElse(0);
    Activation next =
        new Activation(
            request.expected() + 1,
            whole ? request.number() : stable,
            whole ? 0 : request.number(),
            whole ? 0 : request.percent(),
            request.by(),
            request.why(),
            clock.instant());
    Fact entry = entry(profile, next, current, (request.forced() ? "forced; " : "") + simulation);
    return rules().activate(link, profile, next, entry)
        ? new Activated.Done(next, simulation)
        : new Activated.Conflict(rules().activation(link, profile));
  }

  private static Fact entry(
      Profile profile, Activation next, Optional<Activation> before, String report) {
    String detail =
        "before: "
            + before.map(RuleDesk::print).orElse("version 0")
            + "; after: "
            + print(next)
            + "; "
            + report
            + "; reason: "
            + next.why();
    String subject = "rules:" + profile.name().toLowerCase(Locale.ROOT);
    return new Fact(next.at(), next.by(), subject, "rules.activated", detail);
  }

  private static String print(Activation activation) {
    return "version "
        + activation.number()
        + (activation.canary() == 0
            ? ""
            : ", version " + activation.canary() + " for " + activation.percent() + " %");
  }

  /**
   * Takes the last activation back: what mapped before it maps again, without a simulation. Writes
   * an audit entry.
   *
   * @param expected the sequence of the activation to take back
   */
  public Activated rollBack(LinkId link, Profile profile, int expected, String by, String why) {
    List<Activation> newest = rules().activations(link, profile, 2);
    int number = newest.size() > 1 ? newest.get(1).number() : 0;
    return rollBackTo(link, profile, number, expected, by, why);
  }

  /**
   * Goes back to a version that mapped before, without a simulation. Writes an audit entry.
   *
   * @param number 0 for the built-in rules
   * @param expected the sequence of the newest activation
   * @throws IllegalArgumentException when that version was never active for all records
   */
  public Activated rollBackTo(
      LinkId link, Profile profile, int number, int expected, String by, String why) {
    List<Activation> known = rules().activations(link, profile, Integer.MAX_VALUE);
    Optional<Activation> current = known.stream().findFirst();
    if (current.isEmpty() || current.get().sequence() != expected) {
      return new Activated.Conflict(current);
    }
    if (number != 0 && known.stream().noneMatch(each -> each.number() == number)) {
      throw new IllegalArgumentException(
          "version " + number + " of " + profile + " was never active; activate it instead");
    }
    Activation next = new Activation(expected + 1, number, 0, 0, by, why, clock.instant());
    if (!rules().activate(link, profile, next, entry(profile, next, current, "rolled back"))) {
      return new Activated.Conflict(rules().activation(link, profile));
    }
    RuleSet back = library.stable(link, profile);
    return new Activated.Done(next, Simulator.run(back, back, List.of()));
  }

  /**
   * Makes the active rules use a table's newest version: publishes them again with it and activates
   * that, checked and simulated as any other.
   *
   * @return empty when the active rules do not use the table, or use that version already
   */
  public Optional<Activated> useNewestTable(
      LinkId link, Profile profile, String table, String by, String why) {
    Optional<Activation> current = rules().activation(link, profile);
    int newest = lookups.newest(link, table);
    Optional<RuleDocument> document =
        document(link, profile, current.map(Activation::number).orElse(0))
            .filter(now -> now.pins().getOrDefault(table, newest) != newest);
    if (document.isEmpty()) {
      return Optional.empty();
    }
    RuleDocument next = document.get().toBuilder().pin(table, newest).build();
    CheckReport check = check(link, next);
    if (!check.passed()) {
      return Optional.of(new Activated.Refused(check, Optional.empty()));
    }
    Simulation simulation = simulate(link, next, SIMULATED);
    if (!simulation.passed()) {
      return Optional.of(new Activated.Refused(check, Optional.of(simulation)));
    }
    String reason = "table " + table + " version " + newest + (why.isEmpty() ? "" : ": " + why);
    int number = publish(link, next, by, reason).number();
    int expected = current.map(Activation::sequence).orElse(0);
    return Optional.of(activate(link, profile, ActivationRequest.of(number, expected, by, reason)));
  }

  /** The document with every stored table pinned to its newest version. */
  public RuleDocument withNewestTables(LinkId link, RuleDocument document) {
    RuleDocument.Builder builder = document.toBuilder();
    for (RuleStore.Table table : rules().tables(link)) {
      if (document.pins().containsKey(table.name())) {
        builder.pin(table.name(), table.number());
      }
    }
    return builder.build();
  }

  /**
   * How each value of an order's record came about: with the version that mapped it, or the active
   * one when none did yet. Empty when there is no such order. Holds buyer data.
   */
  public Optional<Explanation> explain(OrderKey key) {
    return store.orders().find(key).map(this::explain);
  }

  private Explanation explain(TrackedOrder order) {
    LinkId link = order.key().link();
    int version = order.recording().ruleVersion();
    RuleSet set =
        version < 0
            ? library.stable(link, Profile.ORDER)
            : library
                .find(link, Profile.ORDER, version)
                .orElseGet(() -> library.stable(link, Profile.ORDER));
    return set.explain(records.input(order));
  }

  /** The same for a product's content or price. Empty when the product is not known. */
  public Optional<Explanation> explain(LinkId link, Profile profile, Sku sku) {
    if (profile == Profile.ORDER) {
      throw new IllegalArgumentException("a product has a PRODUCT or a PRICE profile");
    }
    return records.product(link, sku).map(library.stable(link, profile)::explain);
  }

  /**
   * How a document would map a stored order, with what was frozen when it was first mapped. Empty
   * when there is no such order. Holds buyer data.
   *
   * @throws MappingException when the document has errors
   */
  public Optional<Explanation> explain(OrderKey key, RuleDocument document) {
    RuleSet set = library.compile(key.link(), document).ruleSet(0);
    return store.orders().find(key).map(order -> set.explain(records.input(order)));
  }

  /**
   * The same for a product's content or price. Empty when the product is not known.
   *
   * @throws MappingException when the document has errors
   */
  public Optional<Explanation> explain(LinkId link, Sku sku, RuleDocument document) {
    if (document.profile() == Profile.ORDER) {
      throw new IllegalArgumentException("a product has a PRODUCT or a PRICE profile");
    }
    RuleSet set = library.compile(link, document).ruleSet(0);
    return records.product(link, sku).map(set::explain);
  }
}
