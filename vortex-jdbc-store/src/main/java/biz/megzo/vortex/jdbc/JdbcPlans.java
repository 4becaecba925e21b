package biz.megzo.vortex.jdbc;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.publish.Change;
import biz.megzo.vortex.publish.Plan;
import biz.megzo.vortex.publish.Withheld;
import biz.megzo.vortex.store.PlanStore;
import biz.megzo.vortex.store.StoreException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** vortex_plan, vortex_plan_line. */
final class JdbcPlans implements PlanStore {
  private static final int SHORTEST = 8;

  private static final String EXTEND =
      """
      update vortex_plan set expires_at = :until
      where link = :link and id = :id and expires_at < :until""";

  private final Database database;
  private final String insert;

  JdbcPlans(Database database) {
    this.database = database;
    this.insert =
        database
            .sql()
            .insertNew(
                "vortex_plan",
                List.of("link", "id"),
                List.of("link", "id", "made_at", "expires_at", "changes", "withheld", "header"));
  }

  @Override
  public void save(Plan plan, Instant expiresAt) {
    database.together(
        "save plan " + plan.shortId() + " of link " + plan.link(),
        handle -> {
          database.sql().takeTurn(handle, "vortex_plan");
          boolean isNew =
              handle
                      .createUpdate(insert)
                      .bind("link", plan.link().value())
                      .bind("id", plan.id())
                      .bind("made_at", Statements.time(plan.madeAt()))
                      .bind("expires_at", Statements.time(expiresAt))
                      .bind("changes", plan.changes().size())
                      .bind("withheld", plan.withheld().size())
                      .bind("header", PlanJson.header(plan))
                      .execute()
                  > 0;
          if (isNew) {
            database.sql().bulk(handle, lines(plan));
          } else {
            handle
                .createUpdate(EXTEND)
                .bind("link", plan.link().value())
                .bind("id", plan.id())
                .bind("until", Statements.time(expiresAt))
                .execute();
          }
          return isNew;
        });
  }

  private static Bulk lines(Plan plan) {
    Bulk rows =
        Bulk.into(
            "vortex_plan_line",
            List.of("link", "id", "line"),
            "link text",
            "id text",
            "line integer",
            "content text");
    int line = 0;
    for (Change change : plan.changes()) {
      rows.row(plan.link().value(), plan.id(), line++, PlanJson.line(change));
    }
    for (Withheld withheld : plan.withheld()) {
      rows.row(plan.link().value(), plan.id(), line++, PlanJson.line(withheld));
    }
    return rows;
  }

  @Override
  public Optional<Plan> find(LinkId link, String id, Instant now) {
    if (id.length() < SHORTEST || !id.matches("[0-9a-f]+")) {
      return Optional.empty();
    }
    return database.together(
        "read a plan of link " + link,
        handle -> {
          List<Plan> found =
              handle
                  .createQuery(
                      "select id, made_at, header from vortex_plan"
                          + " where link = :link and id like :id and expires_at > :now")
                  .bind("link", link.value())
                  .bind("id", id + "%")
                  .bind("now", Statements.time(now))
                  .map(
                      (row, context) ->
                          plan(
                              handle,
                              link,
                              row.getString("id"),
                              Statements.instant(row, "made_at"),
                              PlanJson.header(row.getString("header"))))
                  .list();
          return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
        });
  }

  private static Plan plan(
      Handle handle, LinkId link, String id, Instant madeAt, PlanJson.Header header) {
    List<Change> changes = new ArrayList<>();
    List<Withheld> withheld = new ArrayList<>();
    handle
        .createQuery(
            "select content from vortex_plan_line where link = :link and id = :id order by line")
        .bind("link", link.value())
        .bind("id", id)
        .mapTo(String.class)
        .forEach(
            text -> {
              PlanJson.Line line = PlanJson.line(text);
              Withheld held = line.withheld();
              Change change = line.change();
              if (held != null) {
                withheld.add(held);
              } else if (change != null) {
                changes.add(change);
              }
            });
    Plan plan = Plan.of(link, madeAt, header.flows(), header.base(), changes, withheld);
    if (!plan.id().equals(id)) {
      throw new StoreException(
          "plan " + id.substring(0, 12) + " of link " + link + " was changed in the database",
          null);
    }
    return plan;
  }

  @Override
  public List<Head> latest(LinkId link, Instant now, int limit) {
    return database.once(
        "list plans of link " + link,
        handle ->
            handle
                .createQuery(
                    "select id, made_at, expires_at, changes, withheld from vortex_plan"
                        + " where link = :link and expires_at > :now"
                        + " order by made_at desc, id limit :limit")
                .bind("link", link.value())
                .bind("now", Statements.time(now))
                .bind("limit", limit)
                .map(
                    (row, context) ->
                        new Head(
                            row.getString("id"),
                            Statements.instant(row, "made_at"),
                            Statements.instant(row, "expires_at"),
                            row.getInt("changes"),
                            row.getInt("withheld")))
                .list());
  }

  @Override
  public int dropExpired(Instant now) {
    return database.together(
        "drop expired plans",
        handle -> {
          handle
              .createUpdate(
                  "delete from vortex_plan_line l where exists (select 1 from vortex_plan p"
                      + " where p.link = l.link and p.id = l.id and p.expires_at <= :now)")
              .bind("now", Statements.time(now))
              .execute();
          return handle
              .createUpdate("delete from vortex_plan where expires_at <= :now")
              .bind("now", Statements.time(now))
              .execute();
        });
  }
}
