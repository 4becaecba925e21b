package biz.megzo.vortex.celro;

import biz.megzo.vortex.connector.ConnectorContext;
import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.ConnectorException.Kind;
import biz.megzo.vortex.http.HttpTransport;
import biz.megzo.vortex.store.AccountStore;
import biz.megzo.vortex.store.LeaseStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The account's token, one for all threads and nodes, because a new login may end an older one
 * ({@code api/celro.md} 2.2). One login at a time: here by a lock, among nodes by a lease. After
 * two refused logins, counted over all nodes and restarts, nothing leaves for 15 minutes (11.2).
 * Thread-safe.
 */
final class Session {
  /** How long we stay away after refusals. */
  static final Duration COOL_OFF = Duration.ofMinutes(15);

  /** Refused logins in a row that make us stay away. */
  private static final int REFUSALS = 2;

  /** Short, so that a node that died while it logged in holds nobody up for long. */
  private static final Duration TURN = Duration.ofSeconds(10);

  private static final int WAITS = 60;
  private static final long WAIT_MILLIS = 250;
  private static final Logger LOG = LoggerFactory.getLogger(Session.class);

  private final String account;
  private final HttpTransport transport;
  private final Login login;
  private final AccountStore accounts;
  private final LeaseStore leases;
  private final InstantSource clock;
  private final String owner;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition elsewhere = lock.newCondition();
  private final AtomicReference<@Nullable Refusal> refusal = new AtomicReference<>();

  private record Refusal(String reason, Instant until) {}

  Session(String account, ConnectorContext context, HttpTransport transport, Login login) {
    this.account = account;
    this.transport = transport;
    this.login = login;
    this.accounts = context.accounts();
    this.leases = context.leases();
    this.clock = context.clock();
    this.owner = context.link().value();
  }

  /** The token to use now; logs in when there is none. */
  String token() {
    readmitWhenDue();
    Optional<String> known = accounts.token(account);
    return known.isPresent() ? known.get() : renew(null);
  }

  /** A token other than one that was refused: a newer one, or that of a new login. */
  String renew(@Nullable String refused) {
    if (refused != null) {
      accounts.dropToken(account, refused);
    }
    lock.lock();
    try {
      for (int i = 0; i < WAITS; i++) {
        Optional<String> newer = accounts.token(account).filter(t -> !t.equals(refused));
        if (newer.isPresent()) {
          return newer.get();
        }
        Optional<LeaseStore.Lease> turn = leases.acquire(leaseName(), owner, TURN);
        if (turn.isPresent()) {
          return underLease(turn.get(), refused);
        }
        if (elsewhere.await(WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
          LOG.debug("Woken while another node logs in to {}", account);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(Kind.UNREACHABLE, "interrupted while waiting for a login", e);
    } finally {
      lock.unlock();
    }
    throw failed(Kind.UNREACHABLE, "another node has been logging in for too long", null);
  }

  private String underLease(LeaseStore.Lease turn, @Nullable String refused) {
    try {
      Optional<String> newer = accounts.token(account).filter(t -> !t.equals(refused));
      return newer.isPresent() ? newer.get() : logIn();
    } finally {
      leases.release(turn);
    }
  }

  private String logIn() {
    Login.Result result = login.attempt();
    if (result instanceof Login.Token token) {
      accounts.putToken(account, token.value());
      accounts.token(failuresKey()).ifPresent(n -> accounts.dropToken(failuresKey(), n));
      return token.value();
    }
    if (result instanceof Login.Unusable unusable) {
      throw unusable(Action.LOGIN, unusable.verdict());
    }
    throw rejected(((Login.Rejected) result).text());
  }

  private ConnectorException rejected(String text) {
    int before = accounts.token(failuresKey()).map(Session::count).orElse(0);
    int failures = before + 1;
    accounts.putToken(failuresKey(), Integer.toString(failures));
    String reason = "Cel.ro refused the login: " + text + "; check the user name and the password";
    if (failures < REFUSALS) {
      return failed(Kind.REFUSED, reason, null);
    }
    String away = reason + "; after " + failures + " refused logins nothing is sent for 15 minutes";
    LOG.warn("Account {}: {}", account, away);
    transport.block(COOL_OFF, away);
    return new ConnectorException(
        MarketApi.NAME, Kind.REFUSED, away, clock.instant().plus(COOL_OFF), null);
  }

  private static int count(String text) {
    return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
  }

  /** A call was refused twice, the second time with a token that had just been given out. */
  ConnectorException refusedTwice(Action action, String text) {
    String reason =
        action.remoteName()
            + " was refused again after a new login: "
            + text
            + "; check the rights of the account; nothing is sent for 15 minutes";
    Instant until = clock.instant().plus(COOL_OFF);
    refusal.set(new Refusal(reason, until));
    transport.refuse(reason);
    LOG.warn("Account {}: {}", account, reason);
    return new ConnectorException(MarketApi.NAME, Kind.REFUSED, reason, until, null);
  }

  /** Lets calls leave again; for a person who asks. */
  void readmit() {
    if (refusal.getAndSet(null) != null) {
      transport.readmit();
    }
  }

  private void readmitWhenDue() {
    Refusal standing = refusal.get();
    if (standing != null && !clock.instant().isBefore(standing.until())) {
      readmit();
    }
  }

  /** What to tell of an answer that is none. */
  ConnectorException unusable(Action action, Verdict.Unusable answer) {
    String name = action.remoteName();
    Refusal standing = refusal.get();
    if (!answer.sent() && standing != null) {
      return new ConnectorException(
          MarketApi.NAME, Kind.REFUSED, standing.reason(), standing.until(), null);
    }
    if (answer.kind() == Kind.BLOCKED) {
      Instant until = accounts.block(account).map(AccountStore.Block::until).orElse(null);
      return new ConnectorException(
          MarketApi.NAME, Kind.BLOCKED, name + " was not sent: " + answer.cause(), until, null);
    }
    String what = answer.status() > 0 ? name + " " : answer.sent() ? name + ": " : notSent(name);
    String remedy = answer.status() == 404 ? "; check the base address" : "";
    return failed(answer.kind(), what + answer.cause() + remedy, null);
  }

  private static String notSent(String name) {
    return name + " was not sent: ";
  }

  private static ConnectorException failed(Kind kind, String text, @Nullable Throwable cause) {
    return new ConnectorException(MarketApi.NAME, kind, text, cause);
  }

  private String failuresKey() {
    return account + ":refused-logins";
  }

  private String leaseName() {
    return "login/" + account;
  }
}
