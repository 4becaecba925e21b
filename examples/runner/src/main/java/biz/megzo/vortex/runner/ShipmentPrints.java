package biz.megzo.vortex.runner;

import biz.megzo.vortex.fulfil.Awb;
import biz.megzo.vortex.fulfil.Shipment;
import biz.megzo.vortex.fulfil.ShipmentHold;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How shipments are shown, without the buyer. */
final class ShipmentPrints {
  private final Output output;
  private final Language language;

  ShipmentPrints(Output output, Language language) {
    this.output = output;
    this.language = language;
  }

  String words(Shipment one) {
    Awb awb = one.awb();
    String note = one.pace().note().isEmpty() ? "" : "; " + language.told(one.pace().note());
    String waybill =
        awb == null
            ? ""
            : language
                .of(", waybill %s of %s", ", AWB %s de la %s")
                .formatted(awb.number(), awb.courier());
    return language.word(one.state()) + waybill + note;
  }

  List<List<String>> rows(List<Shipment> shipments) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        language == Language.EN
            ? List.of("ORDER", "STATE", "COURIER", "WAYBILL", "PARCEL", "")
            : List.of("COMANDA", "STARE", "CURIER", "AWB", "COLET", ""));
    for (Shipment one : shipments) {
      Awb awb = one.awb();
      rows.add(
          List.of(
              one.order().orderId(),
              language.word(one.state()),
              awb == null ? "-" : awb.courier(),
              awb == null ? "-" : awb.number(),
              awb == null ? "-" : language.word(awb.track().phase()),
              language.told(one.pace().note())));
    }
    return rows;
  }

  void hold(Shipment one) {
    ShipmentHold hold = one.hold();
    if (hold == null) {
      return;
    }
    String order = language.of("order ", "comanda ") + one.order().orderId() + ": ";
    output.line(order + language.of(hold.reason().english(), hold.reason().romanian()));
    output.line(language.of("  detail  ", "  detaliu ") + language.told(hold.detail()));
    output.line(language.of("  remedy  ", "  de făcut ") + remedy(hold));
    if (!hold.candidates().isEmpty()) {
      output.line(language.of("  look at ", "  verificați ") + hold.candidates());
    }
  }

  /** How a person says where a parcel is that no courier can be asked for. */
  String reportable(Shipment one) {
    return language
        .of(
            "  report where its parcel is: shipments track %s --phase PHASE",
            "  raportați unde este coletul: shipments track %s --phase FAZA")
        .formatted(one.order().orderId());
  }

  private String remedy(ShipmentHold hold) {
    return language.of(hold.reason().remedy(), hold.reason().romanianRemedy());
  }

  private static String word(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  Map<String, Object> json(Shipment one) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("order", one.order().orderId());
    all.put("state", word(one.state()));
    Awb awb = one.awb();
    if (awb != null) {
      all.put("courier", awb.courier());
      all.put("number", awb.number());
      all.put("parcel", awb.track().phase().name());
      all.put("label", awb.track().label());
    }
    all.put("note", one.pace().note());
    ShipmentHold hold = one.hold();
    if (hold != null) {
      all.put("hold", hold.reason().name());
      all.put("detail", hold.detail());
      all.put("remedy", remedy(hold));
    }
    return all;
  }
}
