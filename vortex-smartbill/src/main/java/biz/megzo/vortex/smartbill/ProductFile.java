package biz.megzo.vortex.smartbill;

import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.ConnectorException.Kind;
import biz.megzo.vortex.connector.ProductData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;

/**
 * The product file of SmartBill's portal (Nomenclatoare, Produse/Servicii), XLSX or CSV, as product
 * data of a link ({@code api/smartbill.md} 4.4). Read anew each time. A file that is missing,
 * locked, being written, cut short, or without the columns for code, name and price is not read at
 * all: it throws, and nothing counts as gone. Thread-safe.
 */
public final class ProductFile implements ProductData {
  /** The largest file that is read. */
  static final long LARGEST = 64L << 20;

  private final Path path;
  private final boolean productCodes;
  private final Duration settle;
  private final InstantSource clock;

  private ProductFile(Builder builder) {
    this.path = builder.path;
    this.productCodes = builder.productCodes;
    this.settle = builder.settle;
    this.clock = builder.clock;
  }

  /** The file at a path, with the defaults of {@link Builder}. */
  public static ProductFile at(Path path) {
    return builder(path).build();
  }

  public static Builder builder(Path path) {
    return new Builder(path);
  }

  @Override
  public Products read() {
    try {
      BasicFileAttributes before = attributes();
      ProductTable table = parse();
      BasicFileAttributes after = attributes();
      if (before.size() != after.size()
          || !before.lastModifiedTime().equals(after.lastModifiedTime())) {
        throw unreadable("it changed while it was read; the next pass reads it again");
      }
      return table.products(productCodes);
    } catch (NoSuchFileException e) {
      throw failed(Kind.MISCONFIGURED, "there is no such file; export it, or correct the path");
    } catch (BadTable e) {
      throw unreadable(e.getMessage());
    } catch (IOException e) {
      throw failed(
          Kind.UNREACHABLE,
          "it can not be read ("
              + e.getClass().getSimpleName()
              + "); close it where it is open, and look at the rights of the folder");
    }
  }

  private BasicFileAttributes attributes() throws IOException {
    BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
    if (!now.isRegularFile()) {
      throw failed(Kind.MISCONFIGURED, "it is no file");
    }
    if (now.size() > LARGEST) {
      throw unreadable("it is larger than " + (LARGEST >> 20) + " MB");
    }
    if (now.lastModifiedTime().toInstant().plus(settle).isAfter(clock.instant())) {
      throw failed(
          Kind.UNREACHABLE, "it was written just now; it is read once it has been left alone");
    }
    return now;
  }

  private ProductTable parse() throws IOException {
    byte[] start;
    try (var in = Files.newInputStream(path)) {
      start = in.readNBytes(4);
    }
    if (start.length >= 2 && start[0] == 'P' && start[1] == 'K') {
      return Xlsx.read(path);
    }
    if (start.length >= 2 && (start[0] & 0xff) == 0xd0 && (start[1] & 0xff) == 0xcf) {
      throw new BadTable("it is an old Excel file (.xls) or has a password; save it as .xlsx");
    }
    return Csv.read(Files.readAllBytes(path));
  }

  private ConnectorException unreadable(String message) {
    return failed(Kind.UNREADABLE, message);
  }

  /** The folder stays out of messages. */
  private ConnectorException failed(Kind kind, String message) {
    return new ConnectorException("product-file", kind, path.getFileName() + ": " + message, null);
  }

  /** Collects settings. Not thread-safe. */
  public static final class Builder {
    private final Path path;
    private boolean productCodes = true;
    private Duration settle = Duration.ofSeconds(5);
    private InstantSource clock = InstantSource.system();

    private Builder(Path path) {
      this.path = Objects.requireNonNull(path, "path");
    }

    /** Whether products are known by code, as in {@code SmartBillConfig}. Default true. */
    public Builder productCodes(boolean value) {
      this.productCodes = value;
      return this;
    }

    /** How long the file must have been left alone before it is read. Default 5 seconds. */
    public Builder settle(Duration value) {
      if (value.isNegative()) {
        throw new IllegalArgumentException("settle must be >= 0, was " + value);
      }
      this.settle = value;
      return this;
    }

    /** What a file's age is told by. Default the system's clock, as the file's own times. */
    public Builder clock(InstantSource value) {
      this.clock = Objects.requireNonNull(value, "clock");
      return this;
    }

    public ProductFile build() {
      return new ProductFile(this);
    }
  }
}
