package biz.megzo.vortex.jdbc;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.store.CursorStore;
import biz.megzo.vortex.store.Stored;
import java.util.List;
import java.util.Optional;

/** vortex_cursor. */
final class JdbcCursors implements CursorStore {
  private final Database database;
  private final String put;

  JdbcCursors(Database database) {
    this.database = database;
    this.put =
        database
            .sql()
            .upsert("vortex_cursor", List.of("link", "name"), List.of("link", "name", "content"));
  }

  @Override
  public Optional<String> get(LinkId link, String name) {
    return database.once(
        "read cursor " + name + " of link " + link,
        handle ->
            handle
                .createQuery(
                    "select content from vortex_cursor where link = :link and name = :name")
                .bind("link", link.value())
                .bind("name", name)
                .mapTo(String.class)
                .findFirst());
  }

  @Override
  public void put(LinkId link, String name, String value) {
    if (value.length() > 4000) {
      throw new IllegalArgumentException(
          "value of cursor " + name + " must be at most 4000 characters, was " + value.length());
    }
    database.together(
        "set cursor " + name + " of link " + link,
        handle -> {
          database.sql().takeTurn(handle, "vortex_cursor");
          return handle
              .createUpdate(put)
              .bind("link", link.value())
              .bind("name", name)
              .bind("content", Stored.text(value))
              .execute();
        });
  }
}
