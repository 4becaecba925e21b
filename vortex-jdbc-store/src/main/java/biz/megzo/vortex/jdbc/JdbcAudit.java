package biz.megzo.vortex.jdbc;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.store.AuditLog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** vortex_audit, and vortex_audit_head: where each link's chain ends. */
final class JdbcAudit implements AuditLog {
  private static final int PAGE = 5000;

  private static final String HEAD =
      "select sequence, hash from vortex_audit_head where link = :link";

  private static final String MOVE =
      "update vortex_audit_head set sequence = :sequence, hash = :hash where link = :link";

  private static final String SELECT =
      """
      select sequence, happened_at, actor, subject, action, detail, hash
      from vortex_audit where link = :link""";

  /** How far a chain goes. */
  private record Head(long sequence, String hash) {
    static Head of(ResultSet row) throws SQLException {
      return new Head(row.getLong("sequence"), row.getString("hash"));
    }
  }

  /** A fact where it stands in the chain. */
  private record Entry(Fact fact, Head end) {
    static Entry of(ResultSet row) throws SQLException {
      return new Entry(JdbcAudit.fact(row), Head.of(row));
    }
  }

  private static final Head START = new Head(0, "");

  private final Database database;
  private final String create;

  JdbcAudit(Database database) {
    this.database = database;
    this.create =
        database
            .sql()
            .insertNew("vortex_audit_head", List.of("link"), List.of("link", "sequence", "hash"));
  }

  @Override
  public void append(LinkId link, List<Fact> facts) {
    if (facts.isEmpty()) {
      return;
    }
    database.together(
        "append " + facts.size() + " audit entries of link " + link,
        handle -> append(handle, link, facts));
  }

  /** The same within a transaction that does more; its rows stay locked until that ends. */
  int append(Handle handle, LinkId link, List<Fact> facts) throws SQLException {
    Head last = lockHead(handle, link);
    Bulk rows =
        Bulk.into(
            "vortex_audit",
            List.of("link", "sequence"),
            "link text",
            "sequence bigint",
            "happened_at timestamptz",
            "actor text",
            "subject text",
            "action text",
            "detail text",
            "hash text");
    for (Fact given : facts) {
      Fact fact = given.stored();
      last = new Head(last.sequence() + 1, fact.chained(last.hash()));
      rows.row(
          link.value(),
          last.sequence(),
          Statements.time(fact.at()),
          fact.actor(),
          fact.subject(),
          fact.action(),
          fact.detail(),
          last.hash());
    }
    database.sql().bulk(handle, rows);
    return handle
        .createUpdate(MOVE)
        .bind("link", link.value())
        .bind("sequence", last.sequence())
        .bind("hash", last.hash())
        .execute();
  }

  /** The end of the chain; nobody else appends until the transaction ends. */
  private Head lockHead(Handle handle, LinkId link) {
    database.sql().takeTurn(handle, "vortex_audit_head");
    handle
        .createUpdate(create)
        .bind("link", link.value())
        .bind("sequence", 0L)
        .bind("hash", "")
        .execute();
    return handle
        .createQuery(HEAD + " for update")
        .bind("link", link.value())
        .map((row, context) -> Head.of(row))
        .one();
  }

  @Override
  public List<Fact> about(LinkId link, String subject, @Nullable Instant until, int limit) {
    return database.once(
        "read the audit log of link " + link,
        handle ->
            handle
                .createQuery(
                    SELECT
                        + " and subject = :subject and happened_at <= :until"
                        + " order by sequence desc limit :limit")
                .bind("link", link.value())
                .bind("subject", subject)
                .bind("until", Statements.time(until == null ? Instant.MAX : until))
                .bind("limit", limit)
                .map((row, context) -> fact(row))
                .list());
  }

  @Override
  public List<Fact> latest(LinkId link, int limit) {
    return database.once(
        "read the audit log of link " + link,
        handle ->
            handle
                .createQuery(SELECT + " order by sequence desc limit :limit")
                .bind("link", link.value())
                .bind("limit", limit)
                .map((row, context) -> fact(row))
                .list());
  }

  @Override
  public Optional<String> verify(LinkId link) {
    Head end = head(link).orElse(START);
    Head seen = START;
    for (List<Entry> page = page(link, Long.MIN_VALUE);
        !page.isEmpty();
        page = page(link, seen.sequence())) {
      for (Entry entry : page) {
        Head next = new Head(seen.sequence() + 1, entry.fact().chained(seen.hash()));
        if (!next.equals(entry.end()) || (next.sequence() == end.sequence() && !next.equals(end))) {
          return broken(link, "entry " + next.sequence() + " was changed, removed or inserted");
        }
        seen = next;
      }
    }
    return seen.sequence() >= end.sequence()
        ? Optional.empty()
        : broken(link, "entries behind " + seen.sequence() + " were removed");
  }

  private static Optional<String> broken(LinkId link, String what) {
    return Optional.of("audit log of link " + link + ": " + what);
  }

  private Optional<Head> head(LinkId link) {
    return database.once(
        "read the end of the audit log of link " + link,
        handle ->
            handle
                .createQuery(HEAD)
                .bind("link", link.value())
                .map((row, context) -> Head.of(row))
                .findFirst());
  }

  private List<Entry> page(LinkId link, long after) {
    return database.once(
        "read the audit log of link " + link,
        handle ->
            handle
                .createQuery(SELECT + " and sequence > :after order by sequence limit :limit")
                .bind("link", link.value())
                .bind("after", after)
                .bind("limit", PAGE)
                .map((row, context) -> Entry.of(row))
                .list());
  }

  private static Fact fact(ResultSet row) throws SQLException {
    return new Fact(
        Statements.instant(row, "happened_at"),
        row.getString("actor"),
        row.getString("subject"),
        row.getString("action"),
        row.getString("detail"));
  }
}
