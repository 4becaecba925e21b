package biz.megzo.vortex.panel.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Argon2id with 19 MiB and two passes, in the usual text form with its own parameters. */
final class Passwords {
  static final int SHORTEST = 10;
  static final int LONGEST = 200;

  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int SALT = 16;
  private static final int HASH = 32;

  /** Without letters that are easily mistaken. */
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

  private static final int ONE_TIME_GROUPS = 4;
  private static final int ONE_TIME_GROUP = 4;

  /** So many are made or compared at once; more would need more memory than there may be. */
  private static final int AT_ONCE = 4;

  private final SecureRandom random = new SecureRandom();
  private final Semaphore turns;

  Passwords() {
    this(new Semaphore(AT_ONCE));
  }

  Passwords(Semaphore turns) {
    this.turns = turns;
  }

  /** The text to keep in place of the password. */
  String hash(String password) {
    byte[] salt = new byte[SALT];
    random.nextBytes(salt);
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            MEMORY_KIB,
            PASSES,
            LANES,
            base64.encodeToString(salt),
            base64.encodeToString(derive(password, salt, MEMORY_KIB, PASSES, LANES)));
  }

  /** Whether a password is the one that was hashed; takes as long for a wrong one. */
  boolean matches(String password, String hash) {
    String[] parts = hash.split("\\$", -1);
    if (parts.length != 6 || !parts[1].equals("argon2id") || password.length() > LONGEST) {
      return false;
    }
    String[] costs = parts[3].split("[=,]", -1);
    byte[] expected = Base64.getDecoder().decode(parts[5]);
    byte[] actual =
        derive(
            password,
            Base64.getDecoder().decode(parts[4]),
            Integer.parseInt(costs[1]),
            Integer.parseInt(costs[3]),
            Integer.parseInt(costs[5]));
    return MessageDigest.isEqual(expected, actual);
  }

  /** A password for one log-in: four groups of four letters. */
  String oneTime() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < ONE_TIME_GROUPS * ONE_TIME_GROUP; i++) {
      text.append(i > 0 && i % ONE_TIME_GROUP == 0 ? "-" : "")
          .append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  private byte[] derive(String password, byte[] salt, int memory, int passes, int lanes) {
    turns.acquireUninterruptibly();
    try {
      return derived(password, salt, memory, passes, lanes);
    } finally {
      turns.release();
    }
  }

  private static byte[] derived(String password, byte[] salt, int memory, int passes, int lanes) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memory)
            .withIterations(passes)
            .withParallelism(lanes)
            .withSalt(salt)
            .build());
    byte[] hash = new byte[HASH];
    generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
    return hash;
  }
}
