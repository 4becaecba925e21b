package biz.megzo.vortex.jdbc;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.rules.Profile;
import biz.megzo.vortex.store.RuleStore;
import biz.megzo.vortex.store.Stored;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** vortex_rule_profile (which is active, which number is next) and vortex_rule_version. */
final class JdbcRules implements RuleStore {
  private static final String ACTIVE =
      """
      select active from vortex_rule_profile
      where link = :link and profile = :profile and active > 0""";

  private static final String NEXT =
      """
      update vortex_rule_profile set latest = latest + 1
      where link = :link and profile = :profile""";

  private static final String INSERT =
      """
      insert into vortex_rule_version (link, profile, number, content, author, remark, published_at)
      values (:link, :profile, :number, :content, :author, :remark, :published_at)""";

  private static final String ACTIVATE =
      """
      update vortex_rule_profile set active = :number
      where link = :link and profile = :profile and active = :expected
        and exists (select 1 from vortex_rule_version v
          where v.link = :link and v.profile = :profile and v.number = :number)""";

  private final Database database;
  private final String create;

  JdbcRules(Database database) {
    this.database = database;
    this.create =
        database
            .sql()
            .insertNew(
                "vortex_rule_profile",
                List.of("link", "profile"),
                List.of("link", "profile", "latest", "active"));
  }

  @Override
  public Optional<Integer> active(LinkId link, Profile profile) {
    return database.once(
        "read the active rules of link " + link,
        handle ->
            handle
                .createQuery(ACTIVE)
                .bind("link", link.value())
                .bind("profile", profile.name())
                .mapTo(Integer.class)
                .findFirst());
  }

  @Override
  public Optional<Version> version(LinkId link, Profile profile, int number) {
    return database.once(
        "read rules " + number + " of link " + link,
        handle ->
            handle
                .createQuery(select("content") + " and number = :number")
                .bind("link", link.value())
                .bind("profile", profile.name())
                .bind("number", number)
                .map((row, context) -> version(row))
                .findFirst());
  }

  @Override
  public List<Version> versions(LinkId link, Profile profile) {
    return database.once(
        "list rules of link " + link,
        handle ->
            handle
                .createQuery(select("''") + " order by number desc")
                .bind("link", link.value())
                .bind("profile", profile.name())
                .map((row, context) -> version(row))
                .list());
  }

  @Override
  public Version publish(
      LinkId link, Profile profile, String text, String author, String comment, Instant at) {
    return database.together(
        "publish rules of link " + link,
        handle -> {
          Version version =
              new Version(
                  next(handle, link, profile),
                  Stored.text(text),
                  Stored.text(author),
                  Stored.text(comment),
                  Stored.instant(at));
          handle
              .createUpdate(INSERT)
              .bind("link", link.value())
              .bind("profile", profile.name())
              .bind("number", version.number())
              .bind("content", version.text())
              .bind("author", version.author())
              .bind("remark", version.comment())
              .bind("published_at", Statements.time(at))
              .execute();
          return version;
        });
  }

  /** The next number; the row stays locked until the transaction ends. */
  private int next(Handle handle, LinkId link, Profile profile) {
    database.sql().takeTurn(handle, "vortex_rule_profile");
    handle
        .createUpdate(create)
        .bind("link", link.value())
        .bind("profile", profile.name())
        .bind("latest", 0)
        .bind("active", 0)
        .execute();
    return handle
        .createQuery(database.sql().returning(NEXT, "latest"))
        .bind("link", link.value())
        .bind("profile", profile.name())
        .mapTo(Integer.class)
        .one();
  }

  @Override
  public boolean activate(LinkId link, Profile profile, int number, int expected) {
    return database.once(
        "activate rules " + number + " of link " + link,
        handle ->
            handle
                    .createUpdate(ACTIVATE)
                    .bind("link", link.value())
                    .bind("profile", profile.name())
                    .bind("number", number)
                    .bind("expected", expected)
                    .execute()
                > 0);
  }

  private static String select(String content) {
    return "select number, "
        + content
        + " as content, author, remark, published_at from vortex_rule_version"
        + " where link = :link and profile = :profile";
  }

  private static Version version(ResultSet row) throws SQLException {
    return new Version(
        row.getInt("number"),
        row.getString("content"),
        row.getString("author"),
        row.getString("remark"),
        Statements.instant(row, "published_at"));
  }
}
