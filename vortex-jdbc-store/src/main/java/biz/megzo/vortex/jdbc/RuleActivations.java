package biz.megzo.vortex.jdbc;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.rules.Profile;
import biz.megzo.vortex.store.AuditLog.Fact;
import biz.megzo.vortex.store.RuleStore.Activation;
import biz.megzo.vortex.store.Stored;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** vortex_rule_activation: rows are only added, so what was seen to be there stays. */
final class RuleActivations {
  private static final String NEWEST =
      """
      select sequence, number, canary, percent, activated_by, reason, activated_at
      from vortex_rule_activation
      where link = :link and profile = :profile
      order by sequence desc limit :limit""";

  private static final String BEFORE =
      """
      select count(*) from vortex_rule_activation
      where link = :link and profile = :profile and sequence = :number""";

  private static final String PUBLISHED =
      """
      select count(*) from vortex_rule_version
      where link = :link and profile = :profile and number = :number""";

  private final Database database;
  private final JdbcAudit audit;
  private final String insert;

  RuleActivations(Database database, JdbcAudit audit) {
    this.database = database;
    this.audit = audit;
    this.insert =
        database
            .sql()
            .insertNew(
                "vortex_rule_activation",
                List.of("link", "profile", "sequence"),
                List.of(
                    "link",
                    "profile",
                    "sequence",
                    "number",
                    "canary",
                    "percent",
                    "activated_by",
                    "reason",
                    "activated_at"));
  }

  List<Activation> newest(LinkId link, Profile profile, int limit) {
    return database.once(
        "read the active rules of link " + link,
        handle ->
            handle
                .createQuery(NEWEST)
                .bind("link", link.value())
                .bind("profile", profile.name())
                .bind("limit", limit)
                .map(
                    (row, context) ->
                        new Activation(
                            row.getInt("sequence"),
                            row.getInt("number"),
                            row.getInt("canary"),
                            row.getInt("percent"),
                            row.getString("activated_by"),
                            row.getString("reason"),
                            Statements.instant(row, "activated_at")))
                .list());
  }

  boolean append(LinkId link, Profile profile, Activation next, Fact entry) {
    return database.together(
        "activate rules " + next.number() + " of link " + link,
        handle -> {
          database.sql().takeTurn(handle, "vortex_rule_profile");
          return there(handle, BEFORE, link, profile, next.sequence() - 1)
              && there(handle, PUBLISHED, link, profile, next.number())
              && there(handle, PUBLISHED, link, profile, next.canary())
              && insert(handle, link, profile, next)
              && audit.append(handle, link, List.of(entry)) > 0;
        });
  }

  /** Whether a row has that number; number 0 stands for none and is always there. */
  private static boolean there(
      Handle handle, String query, LinkId link, Profile profile, int number) {
    return number == 0
        || handle
                .createQuery(query)
                .bind("link", link.value())
                .bind("profile", profile.name())
                .bind("number", number)
                .mapTo(Integer.class)
                .one()
            > 0;
  }

  private boolean insert(Handle handle, LinkId link, Profile profile, Activation next) {
    return handle
            .createUpdate(insert)
            .bind("link", link.value())
            .bind("profile", profile.name())
            .bind("sequence", next.sequence())
            .bind("number", next.number())
            .bind("canary", next.canary())
            .bind("percent", next.percent())
            .bind("activated_by", Stored.text(next.by()))
            .bind("reason", Stored.text(next.why()))
            .bind("activated_at", Statements.time(next.at()))
            .execute()
        > 0;
  }
}
