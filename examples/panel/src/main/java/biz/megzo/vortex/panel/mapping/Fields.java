package biz.megzo.vortex.panel.mapping;

import biz.megzo.vortex.celro.CelRo;
import biz.megzo.vortex.celro.CelRoConfig;
import biz.megzo.vortex.connector.CatalogSource;
import biz.megzo.vortex.connector.Connector;
import biz.megzo.vortex.connector.ConnectorContext;
import biz.megzo.vortex.connector.OfferSink;
import biz.megzo.vortex.connector.OrderRecorder;
import biz.megzo.vortex.connector.OrderSource;
import biz.megzo.vortex.panel.Shops;
import biz.megzo.vortex.rules.FieldSchema;
import biz.megzo.vortex.rules.Profile;
import biz.megzo.vortex.smartbill.SmartBill;
import biz.megzo.vortex.smartbill.SmartBillConfig;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** What the connectors publish of their fields. */
final class Fields {
  private final Map<Profile, Level> levels = new EnumMap<>(Profile.class);

  private Fields(CatalogSource catalog, OfferSink offers, OrderSource orders, OrderRecorder erp) {
    FieldSchema product = catalog.productSchema();
    levels.put(Profile.PRODUCT, new Level(product, offers.contentSchema(), null));
    levels.put(Profile.PRICE, new Level(product, offers.priceSchema(), null));
    levels.put(Profile.ORDER, new Level(orders.orderSchema(), erp.recordSchema(), null));
  }

  /** Reads the schemas from connectors that are only asked for them and never call anybody. */
  static Fields of(Shops shops) {
    ConnectorContext context =
        new ConnectorContext(
            shops.links().get(0), shops.clock(), shops.store().accounts(), shops.store().leases());
    Connector erp =
        SmartBill.connector(
                SmartBillConfig.builder("schema@example.ro", "-", "RO1").series("-").build())
            .open(context);
    Connector channel = CelRo.connector(CelRoConfig.builder("-", "-").build()).open(context);
    return new Fields(
        (CatalogSource) erp, (OfferSink) channel, (OrderSource) channel, (OrderRecorder) erp);
  }

  Level level(Profile profile) {
    return Objects.requireNonNull(levels.get(profile));
  }
}
