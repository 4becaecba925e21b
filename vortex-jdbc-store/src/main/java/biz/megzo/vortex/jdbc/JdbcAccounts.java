package biz.megzo.vortex.jdbc;

import biz.megzo.vortex.store.AccountStore;
import biz.megzo.vortex.store.Stored;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** vortex_account. */
final class JdbcAccounts implements AccountStore {
  private static final String BLOCK =
      """
      update vortex_account set blocked_until = :until, block_reason = :reason
      where account = :account and (blocked_until is null or blocked_until < :until)""";

  private final Database database;
  private final String create;

  JdbcAccounts(Database database) {
    this.database = database;
    this.create =
        database.sql().insertNew("vortex_account", List.of("account"), List.of("account"));
  }

  @Override
  public Optional<String> token(String account) {
    return database.once(
        "read the session of account " + account,
        handle ->
            handle
                .createQuery(
                    "select token from vortex_account where account = :account and token is not null")
                .bind("account", account)
                .mapTo(String.class)
                .findFirst());
  }

  @Override
  public void putToken(String account, String token) {
    database.together(
        "keep the session of account " + account,
        handle -> {
          create(handle, account);
          return handle
              .createUpdate("update vortex_account set token = :token where account = :account")
              .bind("account", account)
              .bind("token", token)
              .execute();
        });
  }

  @Override
  public void dropToken(String account, String token) {
    database.once(
        "drop the session of account " + account,
        handle ->
            handle
                .createUpdate(
                    "update vortex_account set token = null where account = :account and token = :token")
                .bind("account", account)
                .bind("token", token)
                .execute());
  }

  @Override
  public Optional<Block> block(String account) {
    return database.once(
        "read the block of account " + account,
        handle ->
            handle
                .createQuery(
                    "select blocked_until, block_reason from vortex_account"
                        + " where account = :account and blocked_until is not null")
                .bind("account", account)
                .map(
                    (row, context) ->
                        new Block(
                            Statements.instant(row, "blocked_until"),
                            row.getString("block_reason")))
                .findFirst());
  }

  @Override
  public void block(String account, Block block) {
    database.together(
        "block account " + account,
        handle -> {
          create(handle, account);
          return handle
              .createUpdate(BLOCK)
              .bind("account", account)
              .bind("until", Statements.time(block.until()))
              .bind("reason", Stored.text(block.reason()))
              .execute();
        });
  }

  private void create(Handle handle, String account) {
    database.sql().takeTurn(handle, "vortex_account");
    handle.createUpdate(create).bind("account", account).execute();
  }
}
