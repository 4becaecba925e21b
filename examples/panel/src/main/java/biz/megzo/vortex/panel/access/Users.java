package biz.megzo.vortex.panel.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** The people of the panel, in a table of its own beside the library's. Thread-safe. */
public final class Users {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");
  private static final String TABLE =
      """
      create table if not exists vortex_panel_user (
        name varchar(64) not null primary key,
        password varchar(300) not null,
        role varchar(20) not null,
        must_change boolean not null,
        disabled boolean not null,
        changed_at timestamp not null)""";
  private static final String SELECT =
      "select name, role, must_change, disabled from vortex_panel_user";

  private final Jdbi jdbi;
  private final InstantSource clock;
  private final Passwords passwords = new Passwords();
  private final String nobody = passwords.hash(passwords.oneTime());

  /** Makes the table when it is missing. */
  public Users(DataSource source, InstantSource clock) {
    this.jdbi = Jdbi.create(source);
    this.clock = clock;
    jdbi.useHandle(handle -> handle.execute(TABLE));
  }

  /**
   * The first administrator, when there is nobody yet.
   *
   * @return its one-time password, to be printed once; empty when there are people already
   */
  public Optional<String> first(String name) {
    if (!all().isEmpty()) {
      return Optional.empty();
    }
    return add(name, Role.ADMINISTRATOR);
  }

  /** How a name is kept: small letters, digits and {@code . _ @ -}; empty when it can not be. */
  public static Optional<String> name(String text) {
    String name = text.strip().toLowerCase(Locale.ROOT);
    return NAME.matcher(name).matches() ? Optional.of(name) : Optional.empty();
  }

  /** Everybody, by name. */
  public List<User> all() {
    return jdbi.withHandle(
        handle -> handle.createQuery(SELECT + " order by name").map(Users::user).list());
  }

  public Optional<User> find(String name) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + " where name = :name")
                .bind("name", name)
                .map(Users::user)
                .findOne());
  }

  /** Who has this name and password and may log in. As slow for names that nobody has. */
  public Optional<User> authenticate(String text, String password) {
    String name = name(text).orElse("");
    String hash =
        jdbi.withHandle(
                handle ->
                    handle
                        .createQuery("select password from vortex_panel_user where name = :name")
                        .bind("name", name)
                        .mapTo(String.class)
                        .findOne())
            .orElse(nobody);
    boolean right = passwords.matches(password, hash);
    return right ? find(name).filter(user -> !user.disabled()) : Optional.empty();
  }

  /**
   * Adds a person.
   *
   * @return a one-time password; empty when the name is taken or can not be one
   */
  public Optional<String> add(String text, Role role) {
    String password = passwords.oneTime();
    return add(text, role, password, true) ? Optional.of(password) : Optional.empty();
  }

  /** As {@link #add(String, Role)}, with a password that somebody chose. */
  public boolean add(String text, Role role, String password, boolean mustChange) {
    Optional<String> name = name(text);
    if (name.isEmpty()) {
      return false;
    }
    String hash = passwords.hash(password);
    return jdbi.inTransaction(
        handle ->
            handle
                    .createUpdate(
                        """
                        insert into vortex_panel_user
                        select :name, :password, :role, :change, false, :now
                        where not exists (select 1 from vortex_panel_user where name = :name)""")
                    .bind("name", name.get())
                    .bind("password", hash)
                    .bind("role", role.name())
                    .bind("change", mustChange)
                    .bind("now", clock.instant().atOffset(ZoneOffset.UTC).toLocalDateTime())
                    .execute()
                == 1);
  }

  /** Gives a person a new one-time password; empty when there is no such person. */
  public Optional<String> reset(String name) {
    String password = passwords.oneTime();
    return password(name, password, true) ? Optional.of(password) : Optional.empty();
  }

  /** Whether a password may be chosen: 10 to 200 characters. */
  public static boolean acceptable(String password) {
    return password.length() >= Passwords.SHORTEST && password.length() <= Passwords.LONGEST;
  }

  /** Sets the password that a person chose. */
  public boolean choose(String name, String password) {
    return acceptable(password) && password(name, password, false);
  }

  private boolean password(String name, String password, boolean mustChange) {
    String hash = passwords.hash(password);
    return jdbi.withHandle(
        handle ->
            handle
                    .createUpdate(
                        """
                        update vortex_panel_user
                        set password = :password, must_change = :change, changed_at = :now
                        where name = :name""")
                    .bind("name", name)
                    .bind("password", hash)
                    .bind("change", mustChange)
                    .bind("now", clock.instant().atOffset(ZoneOffset.UTC).toLocalDateTime())
                    .execute()
                == 1);
  }

  /**
   * Changes what a person may do.
   *
   * @return false when there is no such person, or it is the last administrator
   */
  public boolean change(String name, Role role, boolean disabled) {
    return jdbi.inTransaction(
        handle -> {
          List<String> keepers =
              handle
                  .createQuery(
                      """
                      select name from vortex_panel_user
                      where role = 'ADMINISTRATOR' and not disabled order by name for update""")
                  .mapTo(String.class)
                  .list();
          boolean stays = role == Role.ADMINISTRATOR && !disabled;
          if (!stays && keepers.equals(List.of(name))) {
            return false;
          }
          return handle
                  .createUpdate(
                      """
                      update vortex_panel_user set role = :role, disabled = :disabled
                      where name = :name""")
                  .bind("name", name)
                  .bind("role", role.name())
                  .bind("disabled", disabled)
                  .execute()
              == 1;
        });
  }

  private static User user(ResultSet row, StatementContext context) throws SQLException {
    return new User(
        row.getString("name"),
        Role.valueOf(row.getString("role")),
        row.getBoolean("must_change"),
        row.getBoolean("disabled"));
  }
}
