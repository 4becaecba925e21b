package biz.megzo.vortex.mapping;

import biz.megzo.vortex.mapping.Param.Form;
import biz.megzo.vortex.rules.FieldType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What SmartBill and e-Factura want of Romanian buyers. */
final class BuyerSteps {
  private BuyerSteps() {}

  static List<StepSpec> all() {
    return List.of(
        StepSpec.of("client.vatCode", BuyerSteps::vatCode, Param.may("company", Form.VALUE)),
        StepSpec.of("address.country", BuyerSteps::country),
        StepSpec.of(
            "address.county",
            BuyerSteps::county,
            Param.may("city", Form.VALUE),
            Param.may("country", Form.VALUE)),
        StepSpec.of(
            "address.city",
            BuyerSteps::city,
            Param.may("county", Form.VALUE),
            Param.may("street", Form.VALUE),
            Param.may("postalCode", Form.VALUE),
            Param.may("country", Form.VALUE)));
  }

  private static @Nullable String text(Pipe pipe, Frame frame) {
    return pipe.get(frame) instanceof String text && !text.isBlank() ? text.strip() : null;
  }

  private static @Nullable String text(@Nullable Object value) {
    return value instanceof String text && !text.isBlank() ? text.strip() : null;
  }

  private static Bound vatCode(Binding b) {
    b.needs(FieldType.TEXT);
    Pipe company = b.pipe("company");
    Op op =
        Op.source(
            b.stepName(),
            (value, frame) -> Romania.vatCode(text(value), text(company, frame) != null));
    return new Bound(op, ValueType.of(FieldType.TEXT));
  }

  private static Bound country(Binding b) {
    b.needs(FieldType.TEXT);
    return new Bound(
        Op.source(b.stepName(), (value, frame) -> Romania.country(text(value))),
        ValueType.of(FieldType.TEXT).sure(true));
  }

  private static Bound county(Binding b) {
    b.needs(FieldType.TEXT);
    Pipe city = b.pipe("city");
    Pipe country = b.pipe("country");
    Op op =
        Op.source(
            b.stepName(),
            (value, frame) ->
                Romania.isHome(text(country, frame))
                    ? Romania.county(text(value), text(city, frame))
                    : text(value));
    return new Bound(op, ValueType.of(FieldType.TEXT));
  }

  private static Bound city(Binding b) {
    b.needs(FieldType.TEXT);
    Pipe county = b.pipe("county");
    Pipe street = b.pipe("street");
    Pipe postalCode = b.pipe("postalCode");
    Pipe country = b.pipe("country");
    Op op =
        Op.source(
            b.stepName(),
            (value, frame) ->
                Romania.isHome(text(country, frame))
                    ? Romania.city(
                        text(value),
                        text(county, frame),
                        text(street, frame),
                        text(postalCode, frame))
                    : text(value));
    return new Bound(op, ValueType.of(FieldType.TEXT));
  }
}
