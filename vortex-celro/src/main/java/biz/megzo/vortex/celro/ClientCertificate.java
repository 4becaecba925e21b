package biz.megzo.vortex.celro;

import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.ConnectorException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.time.Instant;
import javax.crypto.BadPaddingException;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The account's client certificate ({@code api/celro.md} 1.10), for the marketplace only. The file
 * is looked at before each call; when it changed it is read again. While a changed file can not be
 * read the certificate read before stays in use. Thread-safe.
 */
final class ClientCertificate {
  private static final long LARGEST = 1024 * 1024;
  private static final Logger LOG = LoggerFactory.getLogger(ClientCertificate.class);

  private final Path file;
  private final @Nullable String passphrase;
  private final TrustManager @Nullable [] trust;
  private @Nullable Loaded loaded;
  private @Nullable Stamp refused;

  private record Stamp(Instant modified, long size) {}

  private record Loaded(Stamp stamp, SSLContext context, Instant notAfter) {}

  /**
   * @param trust whom to trust; null for the JVM's own choice
   */
  ClientCertificate(Path file, @Nullable String passphrase, TrustManager @Nullable [] trust) {
    this.file = file;
    this.passphrase = passphrase;
    this.trust = trust == null ? null : trust.clone();
  }

  /**
   * What connections are made with; the same object until the file changes.
   *
   * @throws ConnectorException {@code MISCONFIGURED} when no usable file was ever read
   */
  SSLContext context() {
    return current().context();
  }

  /** When the certificate in use ends. */
  Instant notAfter() {
    return current().notAfter();
  }

  private synchronized Loaded current() {
    Loaded last = loaded;
    Stamp stamp = null;
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      stamp = new Stamp(now.lastModifiedTime().toInstant(), now.size());
      if (last != null && (stamp.equals(last.stamp()) || stamp.equals(refused))) {
        return last;
      }
      Loaded fresh = load(stamp);
      loaded = fresh;
      return fresh;
    } catch (IOException | GeneralSecurityException e) {
      if (last == null) {
        throw new ConnectorException(
            MarketApi.NAME,
            Kind.MISCONFIGURED,
            "the client certificate " + file + " can not be used: " + reason(e),
            e);
      }
      if (stamp != null) {
        refused = stamp;
        LOG.warn("The changed client certificate {} can not be used: {}", file, reason(e));
      }
      return last;
    }
  }

  private Loaded load(Stamp stamp) throws IOException, GeneralSecurityException {
    if (stamp.size() > LARGEST) {
      throw new GeneralSecurityException("it is too large for a certificate");
    }
    PemFile pem = PemFile.parse(Files.readString(file, StandardCharsets.ISO_8859_1), passphrase);
    char[] inMemory = new char[0];
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("celro", pem.key(), inMemory, pem.chain().toArray(X509Certificate[]::new));
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, inMemory);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust, null);
    return new Loaded(stamp, context, pem.chain().get(0).getNotAfter().toInstant());
  }

  private static String reason(Exception e) {
    if (e instanceof IOException) {
      return "it can not be read (" + e.getClass().getSimpleName() + ")";
    }
    boolean wrongKey =
        e instanceof BadPaddingException
            || e instanceof InvalidKeySpecException
            || e instanceof InvalidKeyException;
    return wrongKey
        ? "its key can not be opened; check the passphrase"
        : String.valueOf(e.getMessage());
  }
}
