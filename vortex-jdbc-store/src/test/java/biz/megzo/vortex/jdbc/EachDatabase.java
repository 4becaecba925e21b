package biz.megzo.vortex.jdbc;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.zaxxer.hikari.HikariDataSource;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Gives tests each database in turn, empty. */
final class EachDatabase {
  private EachDatabase() {}

  /** Makes an empty database. */
  record Fresh(Dialect dialect, Supplier<HikariDataSource> source) {
    HikariDataSource open() {
      return source.get();
    }

    @Override
    public String toString() {
      return dialect.name();
    }
  }

  static Stream<Arguments> all() {
    return Stream.of(
        arguments(new Fresh(Dialect.H2, Databases::h2Memory)),
        arguments(new Fresh(Dialect.POSTGRESQL, Databases::postgres)));
  }
}
