package biz.megzo.vortex.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biz.megzo.vortex.jdbc.EachDatabase.Fresh;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.store.StoreException;
import biz.megzo.vortex.testkit.Race;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaTest {
  private static final String EACH = "biz.megzo.vortex.jdbc.EachDatabase#all";
  private static final LinkId LINK = LinkId.of("shop-1");

  /** What was shipped never changes: a changed file is a new file with the next number. */
  private static final Map<Dialect, Map<String, String>> SHIPPED =
      Map.of(
          Dialect.H2,
          Map.of(
              "V001__base.sql",
              "01869c92b53c26aefebc3a0e83833fba5b47becbdcd5af309aef1148495b7423",
              "V002__rules.sql",
              "879b20cc5bad24b43912ba98e510364dc0ad1de481397c6486806f3724de0974",
              "V003__settings.sql",
              "ba68ccdedad3865438c5a508d30897c285307d565cd4e1dc1c5ba861d9de682b",
              "V004__hints.sql",
              "5d4bc9d550da4fdb8716724e7c87c4c2f427e9429b7d05c8f345ae5d11c8f223",
              "V005__publishing.sql",
              "75f6ae849aee778892dcc667d51f645f01f870165081836a391bd1b0fb82755d",
              "V006__shipments.sql",
              "ede8c119ca9f6689a0d8c539cad79e6635d7ed0ad0d28468666657dc4b84895a",
              "V007__follow_ups.sql",
              "c13b54c16dc5ece7d305896fecf06575b6eb3be558864d5fa7a1528bfc9cc026",
              "V008__product_index.sql",
              "6df8296fb4037945aec6bd72cfeb297e971177b17ad67ff53dc664c8a4608f97",
              "V009__product_search.sql",
              "e642b1ec193aead253e8ed315fd2ee96be3779d719c17731e77bd48fda0c4f1a"),
          Dialect.POSTGRESQL,
          Map.of(
              "V001__base.sql",
              "b30af4a0bbbb2dc1fccde5d208ea2bc6741763ed56f4f33fc5e13a48b57688a7",
              "V002__rules.sql",
              "46f8fd8379bc051d59931d00082bbd3cc1bcce25e52a51b6c6a0399610a78402",
              "V003__settings.sql",
              "44d1593e1fa6cf3aa207744646e00f2b1692a72a27253298e5e685be6b95c9b8",
              "V004__hints.sql",
              "6c5dd446a3d5fa6e669cb0d2a99cf5aa8c0945440d867e98c11ae69c488bdce3",
              "V005__publishing.sql",
              "9f039cd831b1d4ea8565706e2759d48d12bdccb3ea8ad2c2dcc147aaf65f8275",
              "V006__shipments.sql",
              "6e47307e12c4dfd6c11995b4e549db7ea1709c09448c1d8f90f3a096416b3db0",
              "V007__follow_ups.sql",
              "c18190a872d39b8cbc607b6709c0c0fe2d3582693e053043c8b1c4d48cf3f612",
              "V008__product_index.sql",
              "f56f9956520e7dab523958dcedb31da29c7e46af0f6c7d14b4fb746f79f2c096",
              "V009__product_search.sql",
              "70454bb7a4c38ea98638b88f40c60c0f8660b894e8a544f910558473d3e768e7"));

  private static JdbcStore build(HikariDataSource source, SchemaMode mode) {
    return JdbcStore.builder(source).schema(mode).build();
  }

  @Test
  void shipped_migrations_did_not_change() {
    SHIPPED.forEach(
        (dialect, files) ->
            assertThat(Migration.ALL)
                .allSatisfy(
                    one -> assertThat(one.checksum(dialect)).isEqualTo(files.get(one.file()))));
  }

  @Test
  void versions_follow_each_other_as_the_file_names_say() {
    for (int i = 0; i < Migration.ALL.size(); i++) {
      assertThat(Migration.ALL.get(i).version()).isEqualTo(i + 1);
      assertThat(Migration.ALL.get(i).file()).startsWith("V%03d__".formatted(i + 1));
    }
  }

  @ParameterizedTest
  @MethodSource(EACH)
  void an_empty_database_is_refused_until_it_was_applied(Fresh fresh) {
    try (HikariDataSource source = fresh.open()) {
      assertThatThrownBy(() -> build(source, SchemaMode.VERIFY))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("V001__base.sql is missing")
          .hasMessageContaining("SchemaMode.APPLY");
      build(source, SchemaMode.APPLY).cursors().put(LINK, "a", "1");
      build(source, SchemaMode.APPLY);
      assertThat(build(source, SchemaMode.VERIFY).cursors().get(LINK, "a")).contains("1");
    }
  }

  @ParameterizedTest
  @MethodSource(EACH)
  void a_changed_migration_is_refused(Fresh fresh) throws SQLException {
    try (HikariDataSource source = fresh.open()) {
      build(source, SchemaMode.APPLY);
      Databases.execute(source, "update vortex_schema_history set checksum = 'x'");
      for (SchemaMode mode : new SchemaMode[] {SchemaMode.APPLY, SchemaMode.VERIFY}) {
        assertThatThrownBy(() -> build(source, mode))
            .isInstanceOf(StoreException.class)
            .hasMessageContaining("V001__base.sql")
            .hasMessageContaining("checksum differs");
      }
      assertThat(build(source, SchemaMode.NONE).cursors().get(LINK, "a")).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource(EACH)
  void tables_of_a_newer_vortex_are_refused(Fresh fresh) throws SQLException {
    try (HikariDataSource source = fresh.open()) {
      build(source, SchemaMode.APPLY);
      Databases.execute(
          source,
          "insert into vortex_schema_history (version, file, checksum) values (999, 'V999__x.sql',"
              + " 'x')");
      assertThatThrownBy(() -> build(source, SchemaMode.APPLY))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("schema version 999")
          .hasMessageContaining("newer");
    }
  }

  @ParameterizedTest
  @MethodSource(EACH)
  void nodes_that_start_at_once_apply_each_migration_once(Fresh fresh) {
    try (HikariDataSource source = fresh.open()) {
      Race.of(8, node -> build(source, SchemaMode.APPLY));
      JdbcStore store = build(source, SchemaMode.VERIFY);
      assertThat(store.dialect()).isEqualTo(fresh.dialect());
      assertThat(store.schemaVersion())
          .hasValue(Migration.ALL.get(Migration.ALL.size() - 1).version());
    }
  }

  @ParameterizedTest
  @MethodSource(EACH)
  void the_printed_script_makes_tables_that_verify(Fresh fresh) throws SQLException {
    try (HikariDataSource source = fresh.open()) {
      Databases.execute(source, Schema.print(fresh.dialect()));
      JdbcStore store = build(source, SchemaMode.VERIFY);
      store.cursors().put(LINK, "a", "1");
      assertThat(store.leases().acquire("l", "n", java.time.Duration.ofSeconds(9))).isPresent();
    }
  }

  @Test
  void a_migration_that_broke_off_half_way_on_h2_is_completed() throws SQLException {
    try (HikariDataSource source = Databases.h2Memory()) {
      String script = new Migration(1, "V001__base.sql").text(Dialect.H2);
      Databases.execute(
          source, script.substring(0, script.indexOf("create table if not exists vortex_lease")));
      build(source, SchemaMode.APPLY).cursors().put(LINK, "a", "1");
    }
  }
}
