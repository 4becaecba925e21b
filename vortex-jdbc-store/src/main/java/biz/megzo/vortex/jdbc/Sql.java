package biz.megzo.vortex.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What H2 and PostgreSQL say differently. Statements otherwise are common to both. */
interface Sql {
  /**
   * Fills in a common statement: {@code {clock}} is the database's clock, {@code {later}} the clock
   * plus {@code :ttl} microseconds, {@code {share}} keeps others from changing the rows read,
   * {@code {byCode}}, {@code {bySearch}} and {@code {byStanding}} behind vortex_product_index name
   * the index to use, where the planner may take a worse one.
   */
  String of(String statement);

  /**
   * An update with a condition, whose transaction need not wait for the disk when it commits, where
   * the database can tell that per transaction.
   */
  String unhurried(String update);

  /** An update that gives columns of the rows it wrote. */
  String returning(String update, String columns);

  /**
   * Waits for the right to insert rows that others may insert too, until the transaction ends. To
   * be called before statements of {@link #insertNew} and {@link #upsert}, in {@link
   * Database#together}; related tables may share a turn.
   *
   * @param table one of those named in H2's {@code vortex_turn}
   */
  void takeTurn(Handle handle, String table);

  /** Inserts one row, of values named as the columns, or nothing where its key is taken. */
  String insertNew(String table, List<String> key, List<String> columns);

  /** Inserts one row, or replaces the columns of the one with its key. */
  String upsert(String table, List<String> key, List<String> columns);

  /** Writes many rows, in the dialect's fastest way. */
  void bulk(Handle handle, Bulk rows) throws SQLException;

  /** Inserts orders that are new, with their first events and reservations; gives which were. */
  OrderClaims claims();

  /** A SKU as its column holds it: columns sort as {@link biz.megzo.vortex.model.Sku} does. */
  String skuToColumn(String sku);

  /** The reverse of {@link #skuToColumn}. */
  String skuFromColumn(String column);

  /**
   * The standing of a product whose words are the sought ones, asked for only then: it is not in
   * the index that has the words, where there is such an index.
   */
  String standingWhen(String words);

  /**
   * The label that products found by words are ordered by: itself where its index has all that a
   * search looks at, or something that no index has, so that what is found is sorted. Rows looked
   * up in the table in the order of names take several times as long.
   */
  String soughtLabel();

  /** Whether the history of migrations is there, in the current schema. */
  String historyExists();

  /** Makes sure that what is committed survives a crash of the process. */
  void secureCommits(Connection connection) throws SQLException;

  /** Keeps other nodes from migrating until the transaction ends, where there is such a lock. */
  void lockSchema(Connection connection) throws SQLException;

  /** How often migrating may be begun again when it fails. */
  int schemaAttempts();
}
