package biz.megzo.vortex.panel.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The open sessions, in memory: a restart logs everybody out. Only a digest of each id is kept.
 * Thread-safe.
 */
public final class Sessions {
  private static final int MOST = 10_000;
  private static final int MOST_OF_ONE = 20;
  private static final int BYTES = 32;

  private final InstantSource clock;
  private final Duration idle;
  private final Duration whole;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Session> open = new ConcurrentHashMap<>();

  /**
   * No session yet.
   *
   * @param idle after this long without a request a session ends
   * @param whole after this long it ends in any case
   */
  public Sessions(InstantSource clock, Duration idle, Duration whole) {
    this.clock = clock;
    this.idle = idle;
    this.whole = whole;
  }

  /** An unguessable text. */
  public String random() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * Opens a session and gives its id, which is always a new one. Of very many of one person the one
   * that was not used for the longest time ends.
   */
  public String open(User user) {
    Instant now = clock.instant();
    open.values().removeIf(session -> over(session, now));
    leaveRoom(user.name());
    if (open.size() >= MOST) {
      throw new IllegalStateException("too many sessions");
    }
    String id = random();
    open.put(digest(id), new Session(user.name(), random(), now));
    return id;
  }

  private void leaveRoom(String user) {
    List<Session> own =
        open.values().stream()
            .filter(session -> session.user().equals(user))
            .sorted(Comparator.comparing(Session::seen))
            .toList();
    if (own.size() >= MOST_OF_ONE) {
      open.values().remove(own.get(0));
    }
  }

  /** The session of an id, if it is still open; counts as a request. */
  public Optional<Session> find(@Nullable String id) {
    Optional<Session> session = peek(id);
    session.ifPresent(one -> one.seen(clock.instant()));
    return session;
  }

  /** As {@link #find}, for a page that asks by itself: keeps nobody logged in. */
  public Optional<Session> peek(@Nullable String id) {
    if (id == null) {
      return Optional.empty();
    }
    Session session = open.get(digest(id));
    if (session == null) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    if (over(session, now)) {
      open.remove(digest(id));
      return Optional.empty();
    }
    return Optional.of(session);
  }

  /** Ends one session. */
  public void close(@Nullable String id) {
    if (id != null) {
      open.remove(digest(id));
    }
  }

  /** Ends all sessions of a person. */
  public void closeAll(String user) {
    open.values().removeIf(session -> session.user().equals(user));
  }

  /** Ends all sessions of a person but this one. */
  public void closeOthers(Session kept) {
    open.values().removeIf(one -> one.user().equals(kept.user()) && one != kept);
  }

  private boolean over(Session session, Instant now) {
    return now.isAfter(session.seen().plus(idle)) || now.isAfter(session.since().plus(whole));
  }

  private static String digest(String id) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
