package biz.megzo.vortex.smartbill;

import biz.megzo.vortex.connector.CatalogSource;
import biz.megzo.vortex.connector.Connector;
import biz.megzo.vortex.connector.ConnectorContext;
import biz.megzo.vortex.connector.ConnectorException.Kind;
import biz.megzo.vortex.connector.ConnectorFactory;
import biz.megzo.vortex.connector.Done;
import biz.megzo.vortex.connector.Finding;
import biz.megzo.vortex.connector.InvoiceSource;
import biz.megzo.vortex.connector.OrderRecorder;
import biz.megzo.vortex.connector.ReadReport;
import biz.megzo.vortex.connector.StockSource;
import biz.megzo.vortex.http.CallUse;
import biz.megzo.vortex.http.HttpCall;
import biz.megzo.vortex.http.HttpTransport;
import biz.megzo.vortex.model.InvoiceRef;
import biz.megzo.vortex.model.Marker;
import biz.megzo.vortex.model.RecordRef;
import biz.megzo.vortex.model.Series;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.model.StockLevel;
import biz.megzo.vortex.model.Vat;
import biz.megzo.vortex.rules.FieldSchema;
import biz.megzo.vortex.smartbill.SettingsApi.SeriesWire;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SmartBill as Vortex uses it: reads stock, products and invoices, makes proformas. It can not
 * issue, change or delete a fiscal document: such calls are not on its list and never leave.
 * Thread-safe.
 */
public final class SmartBill
    implements Connector, CatalogSource, StockSource, OrderRecorder, InvoiceSource {
  private static final Logger LOG = LoggerFactory.getLogger(SmartBill.class);

  private final SmartBillConfig config;
  private final @Nullable ProductsApi products;
  private final StockApi stock;
  private final SettingsApi settings;
  private final EstimateApi estimates;
  private final EstimateCreate create;
  private final MarkerSearch search;
  private final InvoiceApi invoices;
  private final VatRateCache vat;
  private final Examination examination;
  private final List<HttpTransport> transports;

  private SmartBill(SmartBillConfig config, ConnectorContext context) {
    this.config = config;
    SmartBillHttp v1 = SmartBillHttp.v1(config, context);
    SmartBillHttp v3 =
        config.v3Token().map(token -> SmartBillHttp.v3(config, token, context)).orElse(null);
    this.transports =
        v3 == null ? List.of(v1.transport()) : List.of(v1.transport(), v3.transport());
    this.products = v3 == null ? null : new ProductsApi(v3, config);
    this.stock = new StockApi(v1, config, context.clock());
    this.settings = new SettingsApi(v1, config);
    this.estimates = new EstimateApi(v1, config);
    this.vat = new VatRateCache(settings::taxes, context.clock());
    this.create = new EstimateCreate(v1, config, vat);
    this.search = new MarkerSearch(estimates);
    this.invoices = new InvoiceApi(v1, config);
    this.examination =
        new Examination(config, context.clock(), settings, stock, products, vat, v1, v3);
  }

  /** For {@code Vortex}: opened once its store and clock are known. */
  public static ConnectorFactory connector(SmartBillConfig config) {
    Objects.requireNonNull(config, "config");
    return context -> open(config, context);
  }

  /** Opens a connector. Calls no remote. */
  public static SmartBill open(SmartBillConfig config, ConnectorContext context) {
    return new SmartBill(
        Objects.requireNonNull(config, "config"), Objects.requireNonNull(context, "context"));
  }

  @Override
  public String name() {
    return SmartBillHttp.NAME;
  }

  @Override
  public List<Finding> examine() {
    return examination.examine();
  }

  @Override
  public List<CallUse> calls() {
    return transports.stream().map(HttpTransport::use).toList();
  }

  @Override
  public FieldSchema productSchema() {
    return SmartBillFields.PRODUCT;
  }

  /**
   * One page of V3 ({@code api/smartbill.md} 4.3). Without a V3 token the catalogue is one empty
   * page, read without a call: names and units then come with {@link #readStock(Consumer)}, and
   * there are no prices.
   */
  @Override
  public CatalogPage products(@Nullable String page) {
    return products == null ? new CatalogPage(List.of(), List.of(), null) : products.products(page);
  }

  @Override
  public ReadReport readStock(Consumer<? super StockLevel> sink) {
    return stock.readAll(sink);
  }

  @Override
  public List<StockLevel> readStock(Sku sku) {
    return stock.readOne(sku);
  }

  @Override
  public FieldSchema recordSchema() {
    return SmartBillFields.ESTIMATE;
  }

  /**
   * The configured series.
   *
   * @throws biz.megzo.vortex.connector.ConnectorException {@code MISCONFIGURED} when none is
   */
  @Override
  public Series series() {
    return config
        .series()
        .map(Series::of)
        .orElseThrow(
            () ->
                SmartBillHttp.exception(
                    Kind.MISCONFIGURED,
                    "no proforma series is configured; make one for Vortex alone in SmartBill"
                        + " (Configurare, Serii) and set it with SmartBillConfig.series"));
  }

  @Override
  public DraftCheck check(RecordDraft draft) {
    return create.check(draft);
  }

  @Override
  public Optional<List<Vat>> accountRates() {
    return Optional.of(vat.refresh().all());
  }

  /** Reads the counter, and once a day the VAT rates, so that the create is a single call. */
  @Override
  public Ticket open(Series series) {
    vat.current();
    return new Ticket(series, counter(series));
  }

  private long counter(Series series) {
    List<SeriesWire> all = settings.series();
    SeriesWire found =
        all.stream()
            .filter(s -> s.name().equals(series.name()))
            .findFirst()
            .orElseThrow(
                () ->
                    SmartBillHttp.exception(
                        Kind.MISCONFIGURED,
                        "SmartBill has no proforma series '"
                            + series
                            + "'; it has "
                            + all.stream().map(SeriesWire::name).collect(Collectors.joining(", "))
                            + ". Make it in SmartBill (Configurare, Serii) or correct the"
                            + " configuration; capitals count"));
    search.learnWidth(series, found.width());
    return found.nextNumber();
  }

  @Override
  public Sent submit(Ticket ticket, RecordDraft draft) {
    if (!ticket.series().equals(draft.series())) {
      throw new IllegalArgumentException(
          "the draft is for series " + draft.series() + ", the ticket for " + ticket.series());
    }
    Sent sent = create.submit(draft);
    if (sent instanceof Sent.Created created) {
      RecordRef ref = created.ref();
      search.learnWidth(ref.series(), ref.number().length());
      if (!ref.number().replaceFirst("^0+", "").equals(Long.toString(ticket.numberBefore()))) {
        LOG.warn(
            "Record {} was created where {} was next; somebody else writes to series {}, give it to"
                + " Vortex alone",
            ref,
            ticket.numberBefore(),
            ticket.series());
      }
    }
    return sent;
  }

  @Override
  public Probe find(Ticket ticket, Marker marker) {
    return search.find(ticket, counter(ticket.series()), marker);
  }

  @Override
  public Reading read(Series series, long number) {
    return search.read(series, number);
  }

  @Override
  public Optional<byte[]> print(RecordRef ref) {
    return search.pdf(ref);
  }

  @Override
  public Done cancel(RecordRef ref) {
    return estimates.cancel(ref);
  }

  @Override
  public Done restore(RecordRef ref) {
    return estimates.restore(ref);
  }

  @Override
  public Invoiced invoicesOf(RecordRef record) {
    return estimates.invoices(record, HttpCall.Lane.INVOICES);
  }

  @Override
  public InvoiceFile invoicePdf(InvoiceRef invoice) {
    return invoices.pdf(invoice);
  }

  @Override
  public InvoicePaid invoicePaid(InvoiceRef invoice) {
    return invoices.paid(invoice);
  }

  /** Prints no secret. */
  @Override
  public String toString() {
    return "SmartBill[" + config.cif() + "]";
  }
}
