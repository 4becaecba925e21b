package biz.megzo.vortex.internal.fulfil;

import biz.megzo.vortex.connector.OrderSource.ChannelOrder;
import biz.megzo.vortex.connector.ShipmentRequest.Parcels;
import biz.megzo.vortex.connector.ShipmentRequest.Recipient;
import biz.megzo.vortex.fulfil.ShipmentSettings;
import biz.megzo.vortex.model.Buyer;
import biz.megzo.vortex.rules.FieldRecord;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Who gets an order, and in what. */
final class Recipients {
  private Recipients() {}

  /** The delivery data of the order; what it lacks is the buyer's. */
  static Recipient of(ChannelOrder seen) {
    Buyer buyer = seen.order().buyer();
    FieldRecord fields = seen.fields();
    String contact = fields.text("delivery.name").orElse(buyer.name());
    String name = buyer.isCompany() && buyer.company() != null ? buyer.company() : contact;
    @Nullable String phone = fields.text("delivery.phone").orElse(buyer.phone());
    return new Recipient(name, contact, phone, buyer.email(), buyer.delivery());
  }

  /** What the order says ({@code delivery.*} fields); what it does not say is as usual. */
  static Parcels parcels(ChannelOrder seen, ShipmentSettings settings) {
    Parcels usual = settings.parcels();
    FieldRecord fields = seen.fields();
    long envelopes = fields.whole("delivery.envelopes").orElse(0L);
    long count = fields.whole("delivery.parcels").orElse(0L);
    BigDecimal weight = fields.decimal("delivery.weight").orElse(BigDecimal.ZERO);
    if (weight.signum() <= 0) {
      weight = usual.weightKg();
    }
    boolean sane = envelopes >= 0 && envelopes < 1000 && count >= 0 && count < 1000;
    return sane && count + envelopes > 0
        ? new Parcels((int) count, (int) envelopes, weight)
        : new Parcels(usual.count(), usual.envelopes(), weight);
  }
}
