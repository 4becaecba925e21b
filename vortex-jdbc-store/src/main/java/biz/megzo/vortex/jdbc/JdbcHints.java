package biz.megzo.vortex.jdbc;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.store.HintStore;
import biz.megzo.vortex.wake.Hint;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** vortex_hint. */
final class JdbcHints implements HintStore {
  private static final String AGAIN =
      """
      update vortex_hint
      set last_seen = case when last_seen < :at then :at else last_seen end,
        times = times + 1, mark = :mark
      where link = :link and flow = :flow and subject = :subject""";
  private static final String TAKE =
      """
      delete from vortex_hint
      where link = :link and flow = :flow and subject = :subject and mark = :mark""";

  private final Database database;
  private final String first;

  JdbcHints(Database database) {
    this.database = database;
    this.first =
        database
            .sql()
            .insertNew(
                "vortex_hint",
                List.of("link", "flow", "subject"),
                List.of("link", "flow", "subject", "first_seen", "last_seen", "times", "mark"));
  }

  @Override
  public void add(LinkId link, Collection<Hint> hints, Instant at) {
    if (hints.isEmpty()) {
      return;
    }
    database.together(
        "keep hints of link " + link,
        handle -> {
          database.sql().takeTurn(handle, "vortex_hint");
          for (Hint hint : new TreeSet<>(hints)) {
            add(handle, link, hint, at);
          }
          return hints.size();
        });
  }

  /** A pass may take the entry out between the two statements; then it is the first again. */
  private void add(Handle handle, LinkId link, Hint hint, Instant at) {
    String mark = UUID.randomUUID().toString();
    boolean kept = false;
    while (!kept) {
      kept =
          keyed(handle.createUpdate(first), link, hint)
                      .bind("first_seen", Statements.time(at))
                      .bind("last_seen", Statements.time(at))
                      .bind("times", 1L)
                      .bind("mark", mark)
                      .execute()
                  > 0
              || keyed(handle.createUpdate(AGAIN), link, hint)
                      .bind("at", Statements.time(at))
                      .bind("mark", mark)
                      .execute()
                  > 0;
    }
  }

  @Override
  public List<Waiting> waiting(LinkId link, int limit) {
    return database.once(
        "read the hints of link " + link,
        handle ->
            handle
                .createQuery(
                    "select flow, subject, first_seen, last_seen, times, mark from vortex_hint"
                        + " where link = :link order by first_seen, flow, subject limit :limit")
                .bind("link", link.value())
                .bind("limit", limit)
                .map((row, context) -> waiting(row))
                .list());
  }

  @Override
  public long count(LinkId link) {
    return database.once(
        "count the hints of link " + link,
        handle ->
            handle
                .createQuery("select count(*) from vortex_hint where link = :link")
                .bind("link", link.value())
                .mapTo(Long.class)
                .one());
  }

  @Override
  public int take(LinkId link, Collection<Waiting> read) {
    if (read.isEmpty()) {
      return 0;
    }
    return database.together(
        "take out hints of link " + link,
        handle -> {
          int taken = 0;
          for (Waiting one : sorted(read)) {
            taken +=
                keyed(handle.createUpdate(TAKE), link, one.hint())
                    .bind("mark", one.mark())
                    .execute();
          }
          return taken;
        });
  }

  /** In the order in which they are added, so that nobody waits in a circle. */
  private static List<Waiting> sorted(Collection<Waiting> read) {
    return read.stream().sorted(Comparator.comparing(Waiting::hint)).toList();
  }

  private static <S extends SqlStatement<S>> S keyed(S statement, LinkId link, Hint hint) {
    return statement
        .bind("link", link.value())
        .bind("flow", hint.flow().name())
        .bind("subject", hint.subject());
  }

  private static Waiting waiting(ResultSet row) throws SQLException {
    return new Waiting(
        Hint.of(Flow.valueOf(row.getString("flow")), row.getString("subject")),
        Statements.instant(row, "first_seen"),
        Statements.instant(row, "last_seen"),
        row.getLong("times"),
        row.getString("mark"));
  }
}
