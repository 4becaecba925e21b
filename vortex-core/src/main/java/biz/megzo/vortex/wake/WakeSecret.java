package biz.megzo.vortex.wake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A shared secret of which only a digest is kept. Comparing takes the same time wherever two texts
 * differ and however long they are.
 */
public final class WakeSecret {
  /** Fewer characters could be guessed. */
  public static final int SHORTEST = 16;

  private final byte[] digest;

  private WakeSecret(byte[] digest) {
    this.digest = digest;
  }

  /**
   * A secret.
   *
   * @throws IllegalArgumentException when it has fewer than 16 characters; the message does not
   *     show it
   */
  public static WakeSecret of(String secret) {
    if (secret.length() < SHORTEST) {
      throw new IllegalArgumentException(
          "a push secret must have at least "
              + SHORTEST
              + " characters, had "
              + secret.length()
              + "; make one with: openssl rand -hex 24");
    }
    return new WakeSecret(digest(secret));
  }

  /** Whether a text is the secret, to the letter. */
  public boolean matches(String text) {
    return MessageDigest.isEqual(digest, digest(text));
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "***";
  }
}
