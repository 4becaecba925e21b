package biz.megzo.vortex.mapping;

import biz.megzo.vortex.mapping.vat.VatTable;
import biz.megzo.vortex.rules.Profile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A rule set as data: what a person writes and the store keeps. Immutable; {@link Mapping#print}
 * and {@link Mapping#parse} are its JSON form.
 *
 * @param name for people
 * @param comment why it is as it is; may be empty
 * @param tables tables that stand in the document itself, by name
 * @param pins tables of the store, by name, each with the version to use
 * @param vat rates by name and day; null for the built-in Romanian table
 */
public record RuleDocument(
    Profile profile,
    String name,
    String comment,
    Map<String, LookupTable> tables,
    Map<String, Integer> pins,
    @Nullable VatTable vat,
    List<Rule> rules) {

  /** Most rules of a document, those of lists included. */
  public static final int MAX_RULES = 2_000;

  public RuleDocument {
    tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
    pins = Collections.unmodifiableMap(new LinkedHashMap<>(pins));
    rules = List.copyOf(rules);
  }

  /** A document that is nothing but rules. */
  public static RuleDocument of(Profile profile, String name, Rule... rules) {
    return builder(profile, name).rules(List.of(rules)).build();
  }

  public static Builder builder(Profile profile, String name) {
    return new Builder(profile, name);
  }

  /** A builder that starts with all of this. */
  public Builder toBuilder() {
    Builder builder = new Builder(profile, name).comment(comment).rules(rules);
    builder.tables.putAll(tables);
    builder.pins.putAll(pins);
    builder.vat = vat;
    return builder;
  }

  /** Collects a document. Not thread-safe. */
  public static final class Builder {
    private final Profile profile;
    private String name;
    private String comment = "";
    private final Map<String, LookupTable> tables = new LinkedHashMap<>();
    private final Map<String, Integer> pins = new LinkedHashMap<>();
    private @Nullable VatTable vat;
    private final List<Rule> rules = new ArrayList<>();

    private Builder(Profile profile, String name) {
      this.profile = profile;
      this.name = name;
    }

    public Builder name(String value) {
      this.name = value;
      return this;
    }

    public Builder comment(String value) {
      this.comment = value;
      return this;
    }

    /** Adds a rule behind the others. */
    public Builder rule(Rule rule) {
      rules.add(rule);
      return this;
    }

    /** Adds rules behind the others. */
    public Builder rules(Collection<Rule> more) {
      rules.addAll(more);
      return this;
    }

    /** Puts a rule before all others, so that it wins over every rule of the same target. */
    public Builder first(Rule rule) {
      rules.add(0, rule);
      return this;
    }

    /** Takes all rules of a target away. */
    public Builder without(String target) {
      rules.removeIf(rule -> rule.target().equals(target));
      return this;
    }

    /** Replaces every rule by what this makes of it. */
    public Builder each(UnaryOperator<Rule> change) {
      rules.replaceAll(change);
      return this;
    }

    /** Puts a table into the document. */
    public Builder table(LookupTable table) {
      tables.put(table.name(), table);
      return this;
    }

    /** Uses a version of a table of the store. */
    public Builder pin(String table, int version) {
      pins.put(table, version);
      return this;
    }

    public Builder vat(VatTable value) {
      this.vat = value;
      return this;
    }

    public RuleDocument build() {
      return new RuleDocument(profile, name, comment, tables, pins, vat, rules);
    }
  }
}
