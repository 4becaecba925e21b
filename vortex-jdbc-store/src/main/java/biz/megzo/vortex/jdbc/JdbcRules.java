package biz.megzo.vortex.jdbc;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.rules.Profile;
import biz.megzo.vortex.store.AuditLog.Fact;
import biz.megzo.vortex.store.RuleStore;
import biz.megzo.vortex.store.Stored;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** vortex_rule_profile (which number is next) and vortex_rule_version. */
final class JdbcRules implements RuleStore {
  private static final String NEXT =
      """
      update vortex_rule_profile set latest = latest + 1
      where link = :link and profile = :profile""";

  private static final String INSERT =
      """
      insert into vortex_rule_version (link, profile, number, content, author, remark, published_at)
      values (:link, :profile, :number, :content, :author, :remark, :published_at)""";

  private final Database database;
  private final RuleActivations activations;
  private final RuleDrafts drafts;
  private final LookupTables tables;
  private final String create;

  JdbcRules(Database database, JdbcAudit audit) {
    this.database = database;
    this.activations = new RuleActivations(database, audit);
    this.drafts = new RuleDrafts(database);
    this.tables = new LookupTables(database, audit);
    this.create =
        database
            .sql()
            .insertNew(
                "vortex_rule_profile",
                List.of("link", "profile"),
                List.of("link", "profile", "latest", "active"));
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
  public Optional<Activation> activation(LinkId link, Profile profile) {
    return activations.newest(link, profile, 1).stream().findFirst();
  }

  @Override
  public boolean activate(LinkId link, Profile profile, Activation next, Fact entry) {
    return activations.append(link, profile, next, entry);
  }

  @Override
  public List<Activation> activations(LinkId link, Profile profile, int limit) {
    return activations.newest(link, profile, limit);
  }

  @Override
  public Optional<Draft> draft(LinkId link, Profile profile) {
    return drafts.find(link, profile);
  }

  @Override
  public boolean saveDraft(LinkId link, Profile profile, Draft next) {
    return drafts.save(link, profile, next);
  }

  @Override
  public Optional<Table> table(LinkId link, String name, int number) {
    return tables.find(link, name, number);
  }

  @Override
  public List<Table> tables(LinkId link) {
    return tables.newest(link);
  }

  @Override
  public boolean publishTable(LinkId link, Table next, Fact entry) {
    return tables.append(link, next, entry);
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
