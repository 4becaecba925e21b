package biz.megzo.vortex.celro.fake;

import java.net.URI;
import java.time.InstantSource;

/**
 * A Cel.ro marketplace in this process: real HTTP on 127.0.0.1, stateful, strict. Give {@link
 * #baseUri()} to the client under test, and drive the other side with {@link #market()}.
 * Thread-safe. It answers nothing after {@link #close()}.
 *
 * <pre>{@code
 * try (FakeCelRo celRo = FakeCelRo.start()) {
 *   celRo.market().list("ABC-1", 7, "99.90");
 *   long id = celRo.market().order().line("ABC-1", 2).transport("20").place();
 *   celRo.faults().next("orders/getOrder", Fault.badGateway());
 * }
 * }</pre>
 */
public final class FakeCelRo implements AutoCloseable {
  private final Shop shop;
  private final FakeServer server;
  private final Market market;

  private FakeCelRo(Builder builder) {
    shop = new Shop(builder.clock, builder.username, builder.password);
    server = new FakeServer(shop, builder.port);
    market = new Market(shop);
  }

  /** On a free port, with the system's clock. */
  public static FakeCelRo start() {
    return builder().start();
  }

  /** On a free port, with a clock that the test moves. */
  public static FakeCelRo start(InstantSource clock) {
    return builder().clock(clock).start();
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Ends in {@code /market_api/}. */
  public URI baseUri() {
    return server.root().resolve(FakeServer.ROOT);
  }

  public String username() {
    return shop.tokens().username();
  }

  public String password() {
    return shop.tokens().password();
  }

  /** Buyers, staff, and what stands on the site. */
  public Market market() {
    return market;
  }

  /** How it behaves where no document says. */
  public Settings settings() {
    return shop.settings();
  }

  /** What goes wrong. */
  public Faults faults() {
    return server.faults();
  }

  /** What was asked. */
  public Journal journal() {
    return server.journal();
  }

  /** Calls to the seller's link. */
  public Pushes pushes() {
    return shop.pushes();
  }

  /** Sets the seller's link as the panel would, with the test call that follows. */
  public void pushTo(String template) {
    AccountApi.requirePlaceholders(template);
    shop.<Void>locked(
        now -> {
          shop.account().apiLink(template);
          return null;
        });
    shop.pushes().event(0, "0");
  }

  /** Makes every token issued so far worthless. */
  public void expireTokens() {
    shop.tokens().expireAll();
  }

  /** The seller changes the password in the panel; tokens stay good. */
  public void changePassword(String password) {
    shop.tokens().password(password);
  }

  /** The most requests that were here at the same time, those turned away included. */
  public int peakConnections() {
    return server.gate().peak();
  }

  /** Requests turned away with HTTP 503 because {@link Settings#connections} others were here. */
  public int turnedAway() {
    return server.gate().turnedAway();
  }

  /** Requests being served now. */
  public int openConnections() {
    return server.gate().inside();
  }

  @Override
  public void close() {
    server.stop();
  }

  /** Port, clock and credentials. */
  public static final class Builder {
    private int port;
    private InstantSource clock = InstantSource.system();
    private String username = "seller@shop.example";
    private String password = "p@ss word";

    private Builder() {}

    /** Default 0: any free port. */
    public Builder port(int value) {
      port = value;
      return this;
    }

    /** Judges tokens, stamps orders and drives the approval robot; default the system's. */
    public Builder clock(InstantSource value) {
      clock = value;
      return this;
    }

    /** Default {@code seller@shop.example} and {@code p@ss word}. */
    public Builder credentials(String user, String secret) {
      username = user;
      password = secret;
      return this;
    }

    public FakeCelRo start() {
      return new FakeCelRo(this);
    }
  }
}
