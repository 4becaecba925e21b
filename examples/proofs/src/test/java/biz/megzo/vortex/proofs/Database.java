package biz.megzo.vortex.proofs;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where fresh databases come from. */
interface Database extends AutoCloseable {
  String title();

  /** The JDBC URL of an empty database. */
  String fresh(String name);

  /** Nobody uses it any more. */
  void drop(String name);

  @Override
  void close();

  /** Files in a folder. */
  static Database h2(Path folder) {
    return new Database() {
      @Override
      public String title() {
        return "H2 file";
      }

      @Override
      public String fresh(String name) {
        return "jdbc:h2:file:" + folder.resolve(name).resolve("vortex");
      }

      @Override
      public void drop(String name) {
        try (Stream<Path> walk = Files.walk(folder.resolve(name))) {
          List<Path> all = walk.sorted(Comparator.reverseOrder()).toList();
          for (Path each : all) {
            Files.deleteIfExists(each);
          }
        } catch (IOException e) {
          throw new IllegalStateException(e);
        }
      }

      @Override
      public void close() {}
    };
  }

  /** Databases of one real server. */
  static Database postgresql() throws IOException {
    EmbeddedPostgres server = EmbeddedPostgres.start();
    return new Database() {
      @Override
      public String title() {
        return "PostgreSQL";
      }

      @Override
      public String fresh(String name) {
        execute("create database \"" + name + "\"");
        return server.getJdbcUrl("postgres", name);
      }

      @Override
      public void drop(String name) {
        execute("drop database \"" + name + "\" with (force)");
      }

      private synchronized void execute(String sql) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
            Statement statement = connection.createStatement()) {
          statement.execute(sql);
        } catch (SQLException e) {
          throw new IllegalStateException(e);
        }
      }

      @Override
      public void close() {
        try {
          server.close();
        } catch (IOException e) {
          throw new IllegalStateException(e);
        }
      }
    };
  }
}
