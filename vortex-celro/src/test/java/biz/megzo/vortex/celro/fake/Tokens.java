package biz.megzo.vortex.celro.fake;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** Credentials and the tokens given for them. */
final class Tokens {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/:";
  private static final int LENGTH = 300;

  private final Settings settings;
  private final InstantSource clock;
  private final Random random = new Random(20_190_801);
  private final Map<String, Instant> issued = new HashMap<>();
  private final String username;
  private String password;

  Tokens(Settings settings, InstantSource clock, String username, String password) {
    this.settings = settings;
    this.clock = clock;
    this.username = username;
    this.password = password;
  }

  /** A fresh token, or the refusal that the settings ask for. */
  synchronized String login(String user, String secret) {
    if (!credentialsGood(user, secret)) {
      return refuse();
    }
    if (settings.is(Switch.LOGIN_ENDS_OLD_TOKENS)) {
      issued.clear();
    }
    StringBuilder token = new StringBuilder(LENGTH);
    while (token.length() < LENGTH - 2) {
      token.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    token.append("==");
    issued.put(token.toString(), clock.instant());
    return token.toString();
  }

  synchronized boolean credentialsGood(String user, String secret) {
    return !settings.loginsRefused() && user.equals(username) && secret.equals(password);
  }

  private String refuse() {
    return switch (settings.loginRefusal()) {
      case ERROR_405 -> throw new Refused(405, 0, "Date de autentificare incorecte");
      case ERROR_403 -> throw new Refused(403, 0, "Date de autentificare incorecte");
      case RASPUNS_INVALID -> "Raspuns invalid: date de autentificare incorecte";
      case EMPTY_TOKEN -> "";
    };
  }

  /** Judges the {@code AUTH} header, which may be missing. */
  synchronized boolean good(String header) {
    if (!header.startsWith("Bearer ")) {
      return false;
    }
    Instant since = issued.get(header.substring("Bearer ".length()));
    return since != null
        && settings
            .tokenLife()
            .map(life -> clock.instant().isBefore(since.plus(life)))
            .orElse(true);
  }

  synchronized void expireAll() {
    issued.clear();
  }

  synchronized void password(String newPassword) {
    password = newPassword;
  }

  String username() {
    return username;
  }

  synchronized String password() {
    return password;
  }
}
