package biz.megzo.vortex.smartbill.fake;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A SmartBill Cloud server on this machine. It keeps what it is sent, refuses what SmartBill
 * refuses, and counts calls by the clock it is given. Several threads may call it and steer it.
 * Closing it frees the port and lets held requests go.
 */
public final class FakeSmartBill implements AutoCloseable {
  /** The account that exists from the start. */
  public static final String EMAIL = "vendor@example.test";

  /** The token of {@link #EMAIL} from the start. */
  public static final String TOKEN = "003|0f1e2d3c4b5a69788796a5b4c3d2e1f0";

  private final World world;
  private final Server server;
  private final Books books;

  private FakeSmartBill(InstantSource clock, int port) {
    this.world = new World(clock);
    this.books = new Books(world);
    world.accounts.put(EMAIL, TOKEN);
    this.server = new Server(world, port);
  }

  /** On a free port of 127.0.0.1. */
  public static FakeSmartBill start(InstantSource clock) {
    return start(clock, 0);
  }

  /** On this port of 127.0.0.1; 0 takes a free one. */
  public static FakeSmartBill start(InstantSource clock, int port) {
    return new FakeSmartBill(clock, port);
  }

  /** What a client of V1 takes as its base; V3 lies under {@code v3} in it. */
  public URI base() {
    return server.base();
  }

  /** The company, which is made when it is new: a VAT payer with codes and a stock module. */
  public FakeCompany company(String cif) {
    return world.locked(
        () -> new FakeCompany(world, books, world.companies.computeIfAbsent(cif, Company::new)));
  }

  /** Adds an account, or gives it another token, which makes the old one useless at once. */
  public FakeSmartBill account(String email, String token) {
    world.locked(() -> world.accounts.put(email, token));
    return this;
  }

  public FakeSmartBill with(FakeQuirk... quirks) {
    world.quirks.addAll(Set.of(quirks));
    return this;
  }

  public FakeSmartBill without(FakeQuirk... quirks) {
    world.quirks.removeAll(Set.of(quirks));
    return this;
  }

  /** Where faults are planned. */
  public FakeFaults faults() {
    return server.faults();
  }

  /** Every request so far, oldest first, those still running included. */
  public List<FakeRequest> requests() {
    return server.journal().all();
  }

  public List<FakeRequest> requests(FakeCall call) {
    return requests().stream().filter(request -> request.call().equals(Optional.of(call))).toList();
  }

  public int calls(FakeCall call) {
    return requests(call).size();
  }

  /** How many requests had this verb and a path that starts so, relative to the base. */
  public int calls(String method, String pathPrefix) {
    return (int)
        requests().stream()
            .filter(one -> one.method().equals(method) && one.path().startsWith(pathPrefix))
            .count();
  }

  /** Forgets the requests so far; the state stays. */
  public void forgetRequests() {
    server.journal().clear();
  }

  /** Every call that would have changed something fiscal. A test asserts that there are none. */
  public List<FakeRequest> fiscalCalls() {
    return world.locked(() -> List.copyOf(world.fiscalCalls));
  }

  /** How often a token of V1 made one call too many. */
  public int rateBreaches() {
    return world.locked(world.rates::breaches);
  }

  /** The proformas of all companies, oldest first. */
  public List<FakeEstimate> estimates() {
    return world.locked(
        () ->
            world.companies.values().stream()
                .flatMap(company -> company.seenEstimates().stream())
                .toList());
  }

  /** Those with a number that are not cancelled. */
  public List<FakeEstimate> liveEstimates() {
    return estimates().stream().filter(FakeEstimate::live).toList();
  }

  /** Frees the port. Throws when the fake itself had failed, so that no test passes by that. */
  @Override
  public void close() {
    server.close();
  }
}
