package biz.megzo.vortex.jdbc;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.store.RunLog;
import biz.megzo.vortex.store.Stored;
import java.util.List;

/** vortex_run. */
final class JdbcRuns implements RunLog {
  private static final String INSERT =
      """
      insert into vortex_run (link, what, started_at, ended_at, result, summary)
      values (:link, :what, :started_at, :ended_at, :result, :summary)""";

  private static final String LATEST =
      """
      select link, what, started_at, ended_at, result, summary from vortex_run
      where link = :link order by started_at desc, id desc limit :limit""";

  private final Database database;

  JdbcRuns(Database database) {
    this.database = database;
  }

  @Override
  public void append(Run run) {
    database.once(
        "note a run of link " + run.link(),
        handle ->
            handle
                .createUpdate(INSERT)
                .bind("link", run.link().value())
                .bind("what", Stored.text(run.what()))
                .bind("started_at", Statements.time(run.startedAt()))
                .bind("ended_at", Statements.time(run.endedAt()))
                .bind("result", Stored.text(run.result()))
                .bind("summary", Stored.text(run.summary()))
                .execute());
  }

  @Override
  public List<Run> latest(LinkId link, int limit) {
    return database.once(
        "list runs of link " + link,
        handle ->
            handle
                .createQuery(LATEST)
                .bind("link", link.value())
                .bind("limit", limit)
                .map(
                    (row, context) ->
                        new Run(
                            LinkId.of(row.getString("link")),
                            row.getString("what"),
                            Statements.instant(row, "started_at"),
                            Statements.instant(row, "ended_at"),
                            row.getString("result"),
                            row.getString("summary")))
                .list());
  }
}
