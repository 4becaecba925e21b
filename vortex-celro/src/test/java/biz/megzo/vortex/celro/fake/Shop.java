package biz.megzo.vortex.celro.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** The whole state of the marketplace behind one lock. */
final class Shop {
  private static final Refused TOKEN = new Refused(403, 0, "token");

  private final ReentrantLock lock = new ReentrantLock();
  private final Settings settings = new Settings();
  private final InstantSource clock;
  private final Tokens tokens;
  private final Catalogue catalogue = new Catalogue(settings);
  private final OrderBook orders = new OrderBook(catalogue, settings);
  private final Account account = new Account();
  private final Pushes pushes;
  private final Documents documents = new Documents(settings);
  private final Actions actions = new Actions();
  private final Envelope envelope = new Envelope(settings);

  Shop(InstantSource clock, String username, String password) {
    this.clock = clock;
    this.tokens = new Tokens(settings, clock, username, password);
    this.pushes = new Pushes(settings, this::pushTemplate);
    new LoginApi(this).addTo(actions);
    new ImportApi(this).addTo(actions);
    new StockApi(this).addTo(actions);
    new JoinApi(this).addTo(actions);
    new ProductsApi(this).addTo(actions);
    new OrderListApi(this).addTo(actions);
    new OrderReadApi(this).addTo(actions);
    new OrderFlowApi(this).addTo(actions);
    new OrderLinesApi(this).addTo(actions);
    new AwbApi(this).addTo(actions);
    new AwbReadApi(this).addTo(actions);
    new InvoiceApi(this).addTo(actions);
    new AccountApi(this).addTo(actions);
    new MoneyApi(this).addTo(actions);
  }

  /** Runs work alone, at one instant, after the approval robot had its turn. */
  <T> T locked(Function<Instant, T> work) {
    lock.lock();
    try {
      Instant now = clock.instant();
      if (settings.is(Switch.APPROVAL_ROBOT)) {
        catalogue.decideDue(now);
      }
      return work.apply(now);
    } finally {
      lock.unlock();
    }
  }

  /** Answers one request; pushes it causes leave before the answer, outside the lock. */
  Reply answer(Request request) {
    List<Runnable> afterwards = new ArrayList<>();
    Reply reply =
        locked(
            now -> {
              try {
                Action action = door(request);
                JsonNode message = action.run(request.call(now, afterwards::add));
                return envelope.success(message);
              } catch (Refused refused) {
                return refused == TOKEN ? envelope.tokenRefused() : envelope.failure(refused);
              }
            });
    afterwards.forEach(Runnable::run);
    return reply;
  }

  private Action door(Request request) {
    boolean login = request.action().toLowerCase(Locale.ROOT).startsWith("login/");
    if (!login && !tokens.good(request.authHeader())) {
      throw TOKEN;
    }
    if (request.empty() && settings.is(Switch.EMPTY_BODY_REFUSED)) {
      throw new Refused("Trebuie trimis cel putin un parametru");
    }
    return actions.find(request.action());
  }

  private String pushTemplate() {
    return locked(now -> account.apiLink());
  }

  Instant now() {
    return clock.instant();
  }

  Settings settings() {
    return settings;
  }

  Tokens tokens() {
    return tokens;
  }

  Catalogue catalogue() {
    return catalogue;
  }

  OrderBook orders() {
    return orders;
  }

  Account account() {
    return account;
  }

  Pushes pushes() {
    return pushes;
  }

  Documents documents() {
    return documents;
  }
}
