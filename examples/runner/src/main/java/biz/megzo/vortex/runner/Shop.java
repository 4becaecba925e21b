package biz.megzo.vortex.runner;

import biz.megzo.vortex.Vortex;
import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.http.HttpTransport;
import biz.megzo.vortex.jdbc.JdbcStore;
import biz.megzo.vortex.mapping.Defaults;
import biz.megzo.vortex.mapping.Mapping;
import biz.megzo.vortex.mapping.MappingConfig;
import biz.megzo.vortex.mapping.RuleDesk;
import biz.megzo.vortex.mapping.rates.BnrRates;
import biz.megzo.vortex.mapping.rates.RateCache;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.order.OrderDesk;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;

/** One configured link with its store, ready to be used. Closing it frees the database. */
public final class Shop implements AutoCloseable {
  private static final String STAY_OPEN = ";DB_CLOSE_ON_EXIT=FALSE";

  private final JdbcStore store;
  private final Vortex vortex;
  private final RuleDesk rules;
  private final LinkId link;
  private final Duration leaseTime;

  private Shop(JdbcStore store, Vortex vortex, RuleDesk rules, LinkId link, Duration leaseTime) {
    this.store = store;
    this.vortex = vortex;
    this.rules = rules;
    this.link = link;
    this.leaseTime = leaseTime;
  }

  /**
   * Opens the store and the link. Calls no remote.
   *
   * @throws BadConfiguration when a value can not be used
   * @throws biz.megzo.vortex.store.StoreException when the database can not be used
   */
  public static Shop open(Values values, VortexListener listener, InstantSource clock) {
    Assembly assembly = new Assembly(values);
    var link = assembly.link();
    HttpTransport rates =
        Assembly.checked(
            Key.RATES_URL,
            key ->
                BnrRates.transport(URI.create(slash(values.required(key)))).clock(clock).build());
    Defaults defaults = assembly.defaults();
    JdbcStore store =
        JdbcStore.open(
            url(values.required(Key.STORE_URL)),
            values.text(Key.STORE_USER).orElse(null),
            values.text(Key.STORE_PASSWORD).orElse(null));
    try {
      RateCache cache = RateCache.in(store.cursors(), link.id());
      MappingConfig mapping =
          MappingConfig.builder()
              .defaults(defaults)
              .rates(BnrRates.builder(rates, clock).cache(cache).build())
              .build();
      Vortex vortex =
          Vortex.create(store)
              .link(link)
              .rules(Mapping.rules(store, mapping))
              .listener(listener)
              .clock(clock)
              .build();
      RuleDesk rules = Mapping.desk(store, mapping, clock);
      return new Shop(store, vortex, rules, link.id(), assembly.leaseTime());
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /** H2 would close its file as soon as the JVM is told to end, under the feet of a pass. */
  public static String url(String configured) {
    boolean h2 = configured.startsWith("jdbc:h2:");
    return h2 && !configured.contains("DB_CLOSE_ON_EXIT") ? configured + STAY_OPEN : configured;
  }

  private static String slash(String address) {
    return address.endsWith("/") ? address : address + "/";
  }

  public JdbcStore store() {
    return store;
  }

  public Vortex vortex() {
    return vortex;
  }

  /** Where people work on rule sets and tables. */
  public RuleDesk rules() {
    return rules;
  }

  public LinkId link() {
    return link;
  }

  OrderDesk orders() {
    return vortex.orders(link);
  }

  /**
   * The key of an order of this link.
   *
   * @throws BadConfiguration when no order can have this id
   */
  OrderKey key(String orderId) {
    try {
      return OrderKey.of(link, orderId);
    } catch (IllegalArgumentException e) {
      throw new BadConfiguration("not an order id: '" + orderId + "'");
    }
  }

  /** How long what a dead process held stays taken. */
  public Duration leaseTime() {
    return leaseTime;
  }

  @Override
  public void close() {
    store.close();
  }
}
