package biz.megzo.vortex.jdbc;

import biz.megzo.vortex.store.LeaseStore;
import biz.megzo.vortex.store.Stored;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** vortex_lease. Rows stay when a lease is given back, so that tokens go on rising. */
final class JdbcLeases implements LeaseStore {
  private static final String TAKE =
      """
      update vortex_lease set owner = :owner, token = token + 1, expires_at = {later}
      where name = :name and expires_at <= {clock}""";

  private static final String RENEW =
      """
      update vortex_lease set expires_at = {later}
      where name = :name and token = :token and expires_at > {clock}""";

  private static final String RELEASE =
      """
      update vortex_lease set expires_at = :long_ago
      where name = :name and token = :token and expires_at > {clock}""";

  private static final String HOLDER =
      "select owner from vortex_lease where name = :name and expires_at > {clock}";

  private final Database database;
  private final String create;

  JdbcLeases(Database database) {
    this.database = database;
    this.create =
        database
            .sql()
            .insertNew(
                "vortex_lease", List.of("name"), List.of("name", "owner", "token", "expires_at"));
  }

  @Override
  public Optional<Lease> acquire(String name, String owner, Duration ttl) {
    if (name.isEmpty() || name.length() > 200) {
      throw new IllegalArgumentException(
          "lease name must be 1 to 200 characters, was '" + name + "'");
    }
    long micros = micros(ttl);
    String by = Stored.text(owner);
    String what = "take lease " + name;
    Optional<Lease> taken = database.once(what, handle -> take(handle, name, by, micros));
    if (taken.isPresent() || database.once(what, handle -> used(handle, name))) {
      return taken;
    }
    return database.together(
        what, handle -> create(handle, name) ? take(handle, name, by, micros) : Optional.empty());
  }

  private Optional<Lease> take(Handle handle, String name, String owner, long micros) {
    return handle
        .createQuery(database.sql().returning(database.sql().of(TAKE), "token"))
        .bind("name", name)
        .bind("owner", owner)
        .bind("ttl", micros)
        .mapTo(Long.class)
        .findFirst()
        .map(token -> new Lease(name, owner, token));
  }

  /**
   * Whether there is a row. Who was refused may have locked it in H2, and must not wait for a turn
   * within the same transaction of a host: another could hold the turn and wait for the row.
   */
  private static boolean used(Handle handle, String name) {
    return handle
        .createQuery("select token from vortex_lease where name = :name")
        .bind("name", name)
        .mapTo(Long.class)
        .findFirst()
        .isPresent();
  }

  /** Makes the row of a name that was never used, expired; false when there is one. */
  private boolean create(Handle handle, String name) {
    database.sql().takeTurn(handle, "vortex_lease");
    return handle
            .createUpdate(create)
            .bind("name", name)
            .bind("owner", "")
            .bind("token", 0L)
            .bind("expires_at", Statements.time(Instant.EPOCH))
            .execute()
        > 0;
  }

  @Override
  public boolean renew(Lease lease, Duration ttl) {
    long micros = micros(ttl);
    return database.once(
        "renew lease " + lease.name(),
        handle ->
            handle
                    .createUpdate(database.sql().of(RENEW))
                    .bind("name", lease.name())
                    .bind("token", lease.token())
                    .bind("ttl", micros)
                    .execute()
                > 0);
  }

  @Override
  public boolean release(Lease lease) {
    return database.once(
        "release lease " + lease.name(),
        handle ->
            handle
                    .createUpdate(database.unhurried(database.sql().of(RELEASE)))
                    .bind("name", lease.name())
                    .bind("token", lease.token())
                    .bind("long_ago", Statements.time(Instant.EPOCH))
                    .execute()
                > 0);
  }

  @Override
  public Optional<String> holder(String name) {
    return database.once(
        "read lease " + name,
        handle ->
            handle
                .createQuery(database.sql().of(HOLDER))
                .bind("name", name)
                .mapTo(String.class)
                .findFirst());
  }

  private static long micros(Duration ttl) {
    return Stored.ttl(ttl).toNanos() / 1000;
  }
}
