package biz.megzo.vortex.mapping;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.store.AuditLog.Fact;
import biz.megzo.vortex.store.RuleStore;
import biz.megzo.vortex.store.RuleStore.Table;
import biz.megzo.vortex.store.VortexStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The stored lookup tables: published as CSV, numbered, never changed. A rule set uses the version
 * it pins; a newer one takes effect with the activation of rules that pin it. Thread-safe.
 */
public final class LookupDesk {
  private final VortexStore store;
  private final InstantSource clock;

  LookupDesk(VortexStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  private RuleStore rules() {
    return store.rules();
  }

  /** The newest version of every table, without its text. */
  public List<Table> tables(LinkId link) {
    return rules().tables(link);
  }

  /** The number of the newest version; 0 when there is no such table. */
  public int newest(LinkId link, String name) {
    return tables(link).stream()
        .filter(table -> table.name().equals(name))
        .mapToInt(Table::number)
        .findFirst()
        .orElse(0);
  }

  /** A version of a table. */
  public Optional<LookupTable> table(LinkId link, String name, int number) {
    return rules().table(link, name, number).map(table -> Csv.read(name, table.text()));
  }

  /**
   * A version of a table as CSV: a line {@code from,to}, then the rows. Cells that a spreadsheet
   * would run as formulas have an apostrophe before them, which {@link #importCsv} takes off.
   */
  public Optional<String> exportCsv(LinkId link, String name, int number) {
    return table(link, name, number).map(table -> Csv.write(Formulas.guarded(table)));
  }

  /**
   * Publishes a table as its next version.
   *
   * @param csv with a first line {@code from,to}; comma or semicolon
   * @param onTopOf the version that the editor started from, 0 for a new table
   * @return its number; empty when somebody else published one meanwhile: nothing changed then
   * @throws MappingException when the CSV can not be read or has a key twice; says the line
   */
  public Optional<Integer> importCsv(
      LinkId link, String name, String csv, int onTopOf, String author, String comment) {
    return publish(link, Formulas.plain(Csv.read(name, csv)), onTopOf, author, comment);
  }

  /**
   * Publishes a table as the next version of its name.
   *
   * @param onTopOf the version that the editor started from, 0 for a new table
   * @return its number; empty when somebody else published one meanwhile: nothing changed then
   */
  public Optional<Integer> publish(
      LinkId link, LookupTable table, int onTopOf, String author, String comment) {
    String name = table.name();
    Instant now = clock.instant();
    Table next = new Table(name, onTopOf + 1, Csv.write(table), author, comment, now);
    String detail =
        "before: version "
            + onTopOf
            + "; after: version "
            + next.number()
            + ", "
            + table.rows().size()
            + " rows; reason: "
            + comment;
    Fact entry = new Fact(now, author, "table:" + name, "table.imported", detail);
    return rules().publishTable(link, next, entry) ? Optional.of(next.number()) : Optional.empty();
  }
}
