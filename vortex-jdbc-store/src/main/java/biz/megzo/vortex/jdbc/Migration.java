package biz.megzo.vortex.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * One SQL file. Files are named here, in the order in which they are applied; one that was shipped
 * never changes. A dialect's own file wins over the common one of the same name.
 */
record Migration(int version, String file) {
  /** All of them. The version is the number in the file's name. */
  static final List<Migration> ALL =
      List.of(
          new Migration(1, "V001__base.sql"),
          new Migration(2, "V002__rules.sql"),
          new Migration(3, "V003__settings.sql"),
          new Migration(4, "V004__hints.sql"),
          new Migration(5, "V005__publishing.sql"),
          new Migration(6, "V006__shipments.sql"),
          new Migration(7, "V007__follow_ups.sql"),
          new Migration(8, "V008__product_index.sql"),
          new Migration(9, "V009__product_search.sql"));

  private static final String ROOT = "/vortex/jdbc/migrations/";

  /** The file's text, with line feeds alone. */
  String text(Dialect dialect) {
    for (String folder : List.of(dialect.folder(), "common")) {
      try (InputStream in = Migration.class.getResourceAsStream(ROOT + folder + "/" + file)) {
        if (in != null) {
          return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        }
      } catch (IOException e) {
        throw new UncheckedIOException("migration " + file + " can not be read", e);
      }
    }
    throw new IllegalStateException("migration " + file + " is not in the jar");
  }

  /** SHA-256 of the text, in hex. */
  String checksum(Dialect dialect) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest(text(dialect).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
