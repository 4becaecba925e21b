package biz.megzo.vortex.celro;

import biz.megzo.vortex.connector.ConnectorContext;
import biz.megzo.vortex.http.AllowList;
import biz.megzo.vortex.http.HttpTransport;
import biz.megzo.vortex.http.HttpTransportBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** Puts a connector together: one worker per group of endpoints. */
record Parts(
    Orders orders,
    OrderSteps steps,
    StatusBook statuses,
    Offers offers,
    OfferReads offerReads,
    Catalogue catalogue,
    Shipments shipments,
    Invoices invoices,
    Payments payments,
    SellerAccount seller,
    Examination examination,
    HttpTransport transport) {

  /** Calls at once; the account has 10, the panel included ({@code api/celro.md} 9). */
  private static final int PARALLEL = 4;

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final int LARGEST_ANSWER = 48 * 1024 * 1024;

  static Parts of(CelRoConfig config, ConnectorContext context, TrustManager @Nullable [] trust) {
    String account = account(config);
    ClientCertificate certificate =
        config
            .certificate()
            .map(file -> new ClientCertificate(file, config.passphrase(), trust))
            .orElse(null);
    HttpTransport transport =
        transport(account, config.base(), Action.allowList(), config, context, certificate);
    Session session = new Session(account, context, transport, new Login(config, transport));
    MarketApi api =
        new MarketApi(
            config, transport, session, certificate == null ? () -> {} : certificate::context);
    StatusBook statuses = new StatusBook(api, config, context.clock());
    OrderParser parser = new OrderParser(context.link(), config.zone(), statuses);
    Orders orders = new Orders(api, config, context.clock(), parser);
    Catalogue catalogue = new Catalogue(api, context.clock());
    Documents documents =
        new Documents(
            config.base(),
            root ->
                transport(
                    account + ":documents",
                    root,
                    Documents.allowList(),
                    config,
                    context,
                    root.equals(config.base().resolve("/")) ? certificate : null));
    return new Parts(
        orders,
        new OrderSteps(api),
        statuses,
        new Offers(api, config),
        new OfferReads(api, config),
        catalogue,
        new Shipments(api, documents),
        new Invoices(api, config),
        new Payments(api, orders),
        new SellerAccount(api, config),
        new Examination(config, context.clock(), session, statuses, catalogue, certificate),
        transport);
  }

  private static HttpTransport transport(
      String account,
      URI base,
      AllowList allowed,
      CelRoConfig config,
      ConnectorContext context,
      @Nullable ClientCertificate certificate) {
    HttpTransportBuilder builder =
        HttpTransport.builder(account, base, allowed)
            .clock(context.clock())
            .accounts(context.accounts())
            .connectTimeout(CONNECT)
            .timeout(config.timeout())
            .rate(config.callsPerSecond(), config.burst())
            .concurrency(PARALLEL)
            .maxBody(LARGEST_ANSWER);
    return (certificate == null ? builder : builder.tls(certificate::context)).build();
  }

  /** Names the account without telling who it is; the same on every node. */
  static String account(CelRoConfig config) {
    String text = config.base() + "\n" + config.username();
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "celro:" + HexFormat.of().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
