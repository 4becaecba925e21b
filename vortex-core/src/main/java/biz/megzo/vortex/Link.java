package biz.megzo.vortex;

import biz.megzo.vortex.connector.ConnectorFactory;
import biz.megzo.vortex.connector.CourierConnector;
import biz.megzo.vortex.connector.PaymentConnector;
import biz.megzo.vortex.connector.ProductData;
import biz.megzo.vortex.fulfil.FulfilSettings;
import biz.megzo.vortex.fulfil.InvoiceSettings;
import biz.megzo.vortex.fulfil.ShipmentSettings;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.order.OrderSettings;
import biz.megzo.vortex.publish.CodeRule;
import biz.megzo.vortex.publish.ProductOrigins;
import biz.megzo.vortex.publish.PublishSettings;
import biz.megzo.vortex.stock.StockSettings;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One ERP company joined to one channel account, with its settings. Immutable. */
public final class Link {
  private static final Pattern SOURCE_NAME = Pattern.compile("[a-z0-9-]{1,32}");

  private final LinkId id;
  private final ConnectorFactory erp;
  private final ConnectorFactory channel;
  private final StockSettings stock;
  private final OrderSettings orders;
  private final PublishSettings publish;
  private final ShipmentSettings shipments;
  private final List<CourierConnector.Factory> couriers;
  private final List<PaymentConnector.Factory> payments;
  private final CodeRule codes;
  private final InvoiceSettings invoices;
  private final FulfilSettings fulfil;
  private final ZoneId zone;
  private final Map<String, ProductData> productData;
  private final List<String> productOrder;

  private Link(Builder builder, ConnectorFactory erp, ConnectorFactory channel) {
    this.id = builder.id;
    this.erp = erp;
    this.channel = channel;
    this.stock = builder.stock;
    this.orders = builder.orders;
    this.publish = builder.publish;
    this.shipments = builder.shipments;
    this.couriers = List.copyOf(builder.couriers);
    this.payments = List.copyOf(builder.payments);
    this.codes = builder.codes;
    this.invoices = builder.invoices;
    this.fulfil = builder.fulfil;
    this.zone = builder.zone;
    this.productData = Collections.unmodifiableMap(new LinkedHashMap<>(builder.productData));
    this.productOrder = builder.order();
  }

  /**
   * Starts a link.
   *
   * @param id see {@link LinkId}; everything stored is keyed by it, so that it never changes
   */
  public static Builder builder(String id) {
    return new Builder(LinkId.of(id));
  }

  public LinkId id() {
    return id;
  }

  ConnectorFactory erp() {
    return erp;
  }

  ConnectorFactory channel() {
    return channel;
  }

  public StockSettings stock() {
    return stock;
  }

  public OrderSettings orders() {
    return orders;
  }

  public PublishSettings publish() {
    return publish;
  }

  public ShipmentSettings shipments() {
    return shipments;
  }

  List<CourierConnector.Factory> couriers() {
    return couriers;
  }

  List<PaymentConnector.Factory> payments() {
    return payments;
  }

  /** How codes of both sides belong together where people linked nothing. */
  public CodeRule codes() {
    return codes;
  }

  public InvoiceSettings invoices() {
    return invoices;
  }

  public FulfilSettings fulfil() {
    return fulfil;
  }

  /** Where the merchant keeps the books: decides which day it is. */
  public ZoneId zone() {
    return zone;
  }

  /** What is known of products beside the ERP's catalogue, by name. */
  public Map<String, ProductData> productData() {
    return productData;
  }

  /** The sources of product fields, the first with a value wins; empty when the ERP is alone. */
  public List<String> productOrder() {
    return productOrder;
  }

  @Override
  public String toString() {
    return "Link[" + id + "]";
  }

  /** Collects the parts of a link. Not thread-safe. */
  public static final class Builder {
    private final LinkId id;
    private @Nullable ConnectorFactory erp;
    private @Nullable ConnectorFactory channel;
    private StockSettings stock = StockSettings.ofDefaults();
    private OrderSettings orders = OrderSettings.ofDefaults();
    private PublishSettings publish = PublishSettings.ofDefaults();
    private ShipmentSettings shipments = ShipmentSettings.ofDefaults();
    private final List<CourierConnector.Factory> couriers = new ArrayList<>();
    private final List<PaymentConnector.Factory> payments = new ArrayList<>();
    private CodeRule codes = CodeRule.same();
    private InvoiceSettings invoices = InvoiceSettings.ofDefaults();
    private FulfilSettings fulfil = FulfilSettings.ofDefaults();
    private final Map<String, ProductData> productData = new LinkedHashMap<>();
    private List<String> order = List.of();
    private ZoneId zone = ZoneId.of("Europe/Bucharest");

    private Builder(LinkId id) {
      this.id = id;
    }

    /** Required: the ERP, for example {@code SmartBill.connector(config)}. */
    public Builder erp(ConnectorFactory value) {
      this.erp = Objects.requireNonNull(value, "erp");
      return this;
    }

    /** Required: the channel, for example {@code CelRo.connector(config)}. */
    public Builder channel(ConnectorFactory value) {
      this.channel = Objects.requireNonNull(value, "channel");
      return this;
    }

    /** Default {@link StockSettings#ofDefaults()}. */
    public Builder stock(StockSettings value) {
      this.stock = Objects.requireNonNull(value, "stock");
      return this;
    }

    /** Default {@link OrderSettings#ofDefaults()}. */
    public Builder orders(OrderSettings value) {
      this.orders = Objects.requireNonNull(value, "orders");
      return this;
    }

    /** Default {@link PublishSettings#ofDefaults()}. */
    public Builder publish(PublishSettings value) {
      this.publish = Objects.requireNonNull(value, "publish");
      return this;
    }

    /** Default {@link ShipmentSettings#ofDefaults()}. */
    public Builder shipments(ShipmentSettings value) {
      this.shipments = Objects.requireNonNull(value, "shipments");
      return this;
    }

    /** Adds a courier; the first is used unless a shipment asks for another. Default none. */
    public Builder courier(CourierConnector.Factory value) {
      this.couriers.add(Objects.requireNonNull(value, "courier"));
      return this;
    }

    /** Adds a payment system that is asked beside the channel. Default none. */
    public Builder payments(PaymentConnector.Factory value) {
      this.payments.add(Objects.requireNonNull(value, "payments"));
      return this;
    }

    /** Default {@link CodeRule#same()}. */
    public Builder codes(CodeRule value) {
      this.codes = Objects.requireNonNull(value, "codes");
      return this;
    }

    /** Default {@link InvoiceSettings#ofDefaults()}. */
    public Builder invoices(InvoiceSettings value) {
      this.invoices = Objects.requireNonNull(value, "invoices");
      return this;
    }

    /** Default {@link FulfilSettings#ofDefaults()}. */
    public Builder fulfil(FulfilSettings value) {
      this.fulfil = Objects.requireNonNull(value, "fulfil");
      return this;
    }

    /** Default Europe/Bucharest. */
    public Builder zone(ZoneId value) {
      this.zone = Objects.requireNonNull(value, "zone");
      return this;
    }

    /**
     * Adds product data that is merged with the ERP's catalogue field by field: the portal's
     * product file, the host's own tables. The ERP's stock list is one more source, always the
     * last. Default none.
     *
     * @param name lower-case letters, digits and hyphens; stands in reports and explanations, and
     *     never changes; not {@code erp} or {@code stock}
     */
    public Builder productData(String name, ProductData value) {
      if (!SOURCE_NAME.matcher(name).matches()
          || name.equals(ProductOrigins.ERP)
          || name.equals(ProductOrigins.STOCK)) {
        throw new IllegalArgumentException(
            "the name of product data must be 1 to 32 lower-case letters, digits or hyphens, not"
                + " erp or stock, was '"
                + name
                + "'");
      }
      this.productData.put(name, Objects.requireNonNull(value, "productData"));
      return this;
    }

    /**
     * Which source of product fields counts first: names of {@link #productData}, and {@code erp}.
     * Those left out follow, the ERP before the others as they were added. Default {@code erp}
     * first.
     */
    public Builder productOrder(List<String> names) {
      this.order = List.copyOf(names);
      return this;
    }

    private List<String> order() {
      Set<String> known = new LinkedHashSet<>(List.of(ProductOrigins.ERP));
      known.addAll(productData.keySet());
      for (String name : order) {
        if (!known.contains(name)) {
          throw new IllegalStateException(
              "productOrder names '" + name + "', which is none of " + known);
        }
      }
      Set<String> all = new LinkedHashSet<>(order);
      all.addAll(known);
      return productData.isEmpty() ? List.of() : List.copyOf(all);
    }

    /**
     * Checks that both sides are there.
     *
     * @throws IllegalStateException when one is missing
     */
    public Link build() {
      if (erp == null || channel == null) {
        throw new IllegalStateException(
            "link " + id + " needs an ERP and a channel: call erp(..) and channel(..)");
      }
      return new Link(this, erp, channel);
    }
  }
}
