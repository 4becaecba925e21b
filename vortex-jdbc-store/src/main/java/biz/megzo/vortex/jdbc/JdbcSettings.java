package biz.megzo.vortex.jdbc;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.store.SettingStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** vortex_setting: one row per kind and name, replaced by who knows its revision. */
final class JdbcSettings implements SettingStore {
  private static final String SELECT =
      """
      select kind, name, content, revision, author, remark, changed_at from vortex_setting
      where link = :link and kind = :kind""";

  private static final String REPLACE =
      """
      update vortex_setting
      set content = :content, revision = :revision, author = :author, remark = :remark,
        changed_at = :changed_at
      where link = :link and kind = :kind and name = :name and revision = :revision - 1""";

  private static final String EMPTY = "{}";
  private static final int CHUNK = 1000;

  /** Undoes what a write did before it met a row that somebody else wrote. */
  private static final class Overtaken extends RuntimeException {
    Overtaken() {
      super("a setting was written meanwhile", null, false, false);
    }
  }

  private final Database database;
  private final String insert;

  JdbcSettings(Database database) {
    this.database = database;
    this.insert =
        database
            .sql()
            .insertNew(
                "vortex_setting",
                List.of("link", "kind", "name"),
                List.of(
                    "link",
                    "kind",
                    "name",
                    "content",
                    "revision",
                    "author",
                    "remark",
                    "changed_at"));
  }

  @Override
  public List<Setting> all(LinkId link, String kind) {
    return database.once(
        "read the " + kind + " settings of link " + link,
        handle ->
            handle
                .createQuery(SELECT + " and content <> :empty")
                .bind("link", link.value())
                .bind("kind", kind)
                .bind("empty", EMPTY)
                .setFetchSize(CHUNK)
                .map((row, context) -> setting(row))
                .list());
  }

  @Override
  public Optional<Setting> find(LinkId link, String kind, String name) {
    return database.once(
        "read setting " + kind + " of link " + link,
        handle ->
            handle
                .createQuery(SELECT + " and name = :name")
                .bind("link", link.value())
                .bind("kind", kind)
                .bind("name", name)
                .map((row, context) -> setting(row))
                .findFirst());
  }

  @Override
  public boolean write(LinkId link, Collection<Setting> settings) {
    Map<String, Setting> sorted = new TreeMap<>();
    for (Setting one : settings) {
      Setting kept = one.stored();
      if (sorted.put(kept.kind() + "\n" + kept.name(), kept) != null) {
        throw new IllegalArgumentException("setting " + kept.name() + " comes twice in one write");
      }
    }
    if (sorted.isEmpty()) {
      return true;
    }
    List<Setting> rows = List.copyOf(sorted.values());
    List<Setting> first = rows.stream().filter(row -> row.revision() == 1).toList();
    List<Setting> later = rows.stream().filter(row -> row.revision() > 1).toList();
    try {
      return database.together(
          "write " + rows.size() + " settings of link " + link,
          handle -> {
            database.sql().takeTurn(handle, "vortex_setting");
            each(handle, insert, link, first);
            each(handle, REPLACE, link, later);
            return true;
          });
    } catch (Overtaken e) {
      return false;
    }
  }

  private static void each(Handle handle, String statement, LinkId link, List<Setting> rows) {
    for (int from = 0; from < rows.size(); from += CHUNK) {
      PreparedBatch batch = handle.prepareBatch(statement);
      for (Setting row : rows.subList(from, Math.min(rows.size(), from + CHUNK))) {
        batch
            .bind("link", link.value())
            .bind("kind", row.kind())
            .bind("name", row.name())
            .bind("content", FieldJson.write(row.content()))
            .bind("revision", row.revision())
            .bind("author", row.author())
            .bind("remark", row.comment())
            .bind("changed_at", Statements.time(row.changedAt()))
            .add();
      }
      if (Arrays.stream(batch.execute()).anyMatch(count -> count == 0)) {
        throw new Overtaken();
      }
    }
  }

  private static Setting setting(ResultSet row) throws SQLException {
    return new Setting(
        row.getString("kind"),
        row.getString("name"),
        FieldJson.read(row.getString("content")),
        row.getInt("revision"),
        row.getString("author"),
        row.getString("remark"),
        Statements.instant(row, "changed_at"));
  }
}
