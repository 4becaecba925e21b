package biz.megzo.vortex.jdbc;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.rules.Profile;
import biz.megzo.vortex.store.RuleStore.Draft;
import biz.megzo.vortex.store.Stored;
import java.util.List;
import java.util.Optional;

/** vortex_rule_draft: one row per profile, replaced by who knows its revision. */
final class RuleDrafts {
  private static final String FIND =
      """
      select revision, content, author, saved_at from vortex_rule_draft
      where link = :link and profile = :profile""";

  private static final String REPLACE =
      """
      update vortex_rule_draft
      set revision = :revision, content = :content, author = :author, saved_at = :saved_at
      where link = :link and profile = :profile and revision = :revision - 1""";

  private final Database database;
  private final String insert;

  RuleDrafts(Database database) {
    this.database = database;
    this.insert =
        database
            .sql()
            .insertNew(
                "vortex_rule_draft",
                List.of("link", "profile"),
                List.of("link", "profile", "revision", "content", "author", "saved_at"));
  }

  Optional<Draft> find(LinkId link, Profile profile) {
    return database.once(
        "read the draft of link " + link,
        handle ->
            handle
                .createQuery(FIND)
                .bind("link", link.value())
                .bind("profile", profile.name())
                .map(
                    (row, context) ->
                        new Draft(
                            row.getInt("revision"),
                            row.getString("content"),
                            row.getString("author"),
                            Statements.instant(row, "saved_at")))
                .findFirst());
  }

  boolean save(LinkId link, Profile profile, Draft next) {
    return database.together(
        "save the draft of link " + link,
        handle -> {
          database.sql().takeTurn(handle, "vortex_rule_profile");
          return handle
                  .createUpdate(next.revision() == 1 ? insert : REPLACE)
                  .bind("link", link.value())
                  .bind("profile", profile.name())
                  .bind("revision", next.revision())
                  .bind("content", Stored.text(next.text()))
                  .bind("author", Stored.text(next.author()))
                  .bind("saved_at", Statements.time(next.savedAt()))
                  .execute()
              > 0;
        });
  }
}
