package biz.megzo.vortex.runner;

import biz.megzo.vortex.Link;
import biz.megzo.vortex.celro.CelRo;
import biz.megzo.vortex.celro.OwnCourier;
import biz.megzo.vortex.connector.ShipmentRequest.Parcels;
import biz.megzo.vortex.courier.fan.FanCourier;
import biz.megzo.vortex.courier.fan.FanCourierConfig;
import biz.megzo.vortex.fulfil.ShipmentSettings;
import biz.megzo.vortex.fulfil.ShipmentSettings.Make;
import java.math.BigDecimal;
import java.net.URI;
import java.time.ZoneId;

/** Puts the configured couriers into a link. */
final class Couriers {
  private static final ZoneId BUCHAREST = ZoneId.of("Europe/Bucharest");

  private final Values values;

  Couriers(Values values) {
    this.values = values;
  }

  /** The own account at Cel.ro stands before FAN Courier when both are configured. */
  void into(Link.Builder link) {
    if (values.has(Key.CELRO_COURIER_ACCOUNT)) {
      link.courier(CelRo.courier(ownCourier()));
    }
    if (values.has(Key.FAN_USERNAME)) {
      link.courier(FanCourier.connector(fan()));
    }
    link.shipments(settings());
  }

  private OwnCourier ownCourier() {
    values.require(Key.CELRO_COURIER_CONTACT, Key.CELRO_COURIER_ADDRESS);
    return Assembly.checked(
        Key.CELRO_COURIER_ACCOUNT,
        key ->
            OwnCourier.of(
                    values.number(key),
                    values.number(Key.CELRO_COURIER_CONTACT),
                    values.number(Key.CELRO_COURIER_ADDRESS))
                .build());
  }

  private FanCourierConfig fan() {
    values.require(Key.FAN_PASSWORD, Key.FAN_CLIENT);
    return Assembly.checked(
        Key.FAN_USERNAME,
        key -> {
          FanCourierConfig.Builder config =
              FanCourierConfig.builder(
                  values.required(key),
                  values.required(Key.FAN_PASSWORD),
                  values.number(Key.FAN_CLIENT));
          values.text(Key.FAN_URL).ifPresent(url -> config.base(URI.create(url)));
          return config.build();
        });
  }

  private ShipmentSettings settings() {
    ShipmentSettings.Builder settings =
        ShipmentSettings.builder()
            .make(make())
            .parcels(Assembly.checked(Key.SHIPMENTS_WEIGHT, this::usual))
            .channelId("fan-courier", values.required(Key.FAN_CELRO_ID));
    if (values.has(Key.SHIPMENTS_SINCE)) {
      settings.placedSince(values.day(Key.SHIPMENTS_SINCE).atStartOfDay(BUCHAREST).toInstant());
    }
    return settings.build();
  }

  private Make make() {
    String text = values.required(Key.SHIPMENTS_MAKE);
    return switch (text) {
      case "asked" -> Make.WHEN_ASKED;
      case "recorded" -> Make.WHEN_RECORDED;
      default ->
          throw new BadConfiguration(
              Key.SHIPMENTS_MAKE.property() + " must be asked or recorded, was '" + text + "'");
    };
  }

  private Parcels usual(Key key) {
    return new Parcels(1, 0, new BigDecimal(values.required(key)));
  }
}
