package biz.megzo.vortex.jdbc;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.publish.Change;
import biz.megzo.vortex.publish.Facet;
import biz.megzo.vortex.publish.Guard;
import biz.megzo.vortex.publish.Plan;
import biz.megzo.vortex.publish.PlanBase;
import biz.megzo.vortex.publish.Withheld;
import biz.megzo.vortex.rules.FieldRecord;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parts of a plan as JSON: its head, and one text for each change. */
final class PlanJson {
  /** Flows and base. */
  record Header(Set<Flow> flows, PlanBase base) {}

  /** A change, or a withheld one. */
  record Line(@Nullable Change change, @Nullable Withheld withheld) {}

  private PlanJson() {}

  static String header(Plan plan) {
    PlanBase base = plan.base();
    return Json.write(
        out -> {
          out.writeStartObject();
          out.writeArrayFieldStart("flows");
          for (Flow flow : Flow.values()) {
            if (plan.flows().contains(flow)) {
              out.writeString(flow.name());
            }
          }
          out.writeEndArray();
          out.writeStringField("ledger", base.ledger());
          out.writeStringField("products", base.products());
          out.writeStringField("stock", base.stock());
          out.writeStringField("reservations", base.reservations());
          out.writeNumberField("priceRules", base.priceRules());
          out.writeNumberField("contentRules", base.contentRules());
          out.writeEndObject();
        });
  }

  static Header header(String json) {
    return Json.read(
        json,
        in -> {
          Set<Flow> flows = EnumSet.noneOf(Flow.class);
          Map<String, String> texts = new HashMap<>();
          Map<String, Integer> numbers = new HashMap<>();
          Json.object(
              in,
              (name, value) -> {
                if (name.equals("flows")) {
                  while (value.nextToken() != JsonToken.END_ARRAY) {
                    flows.add(Flow.valueOf(value.getText()));
                  }
                } else if (value.currentToken() == JsonToken.VALUE_NUMBER_INT) {
                  numbers.put(name, value.getIntValue());
                } else {
                  texts.put(name, value.getText());
                }
              });
          return new Header(
              flows,
              new PlanBase(
                  texts.getOrDefault("ledger", ""),
                  texts.getOrDefault("products", ""),
                  texts.getOrDefault("stock", ""),
                  texts.getOrDefault("reservations", ""),
                  numbers.getOrDefault("priceRules", -1),
                  numbers.getOrDefault("contentRules", -1)));
        });
  }

  static String line(Change change) {
    return Json.write(
        out -> {
          out.writeStartObject();
          change(out, change);
          out.writeEndObject();
        });
  }

  static String line(Withheld withheld) {
    return Json.write(
        out -> {
          out.writeStartObject();
          out.writeStringField("guard", withheld.guard().name());
          out.writeStringField("message", withheld.message());
          Change change = withheld.change();
          if (change == null) {
            out.writeStringField("sku", withheld.sku().value());
            out.writeStringField("facet", withheld.facet().name());
          } else {
            change(out, change);
          }
          out.writeEndObject();
        });
  }

  private static void change(JsonGenerator out, Change change) throws IOException {
    out.writeStringField("sku", change.sku().value());
    out.writeStringField("facet", change.facet().name());
    FieldRecord from = change.from();
    if (from != null) {
      out.writeFieldName("from");
      FieldJson.write(out, from);
    }
    out.writeFieldName("to");
    FieldJson.write(out, change.to());
    out.writeNumberField("rules", change.ruleVersion());
    out.writeStringField("reason", change.reason());
  }

  static Line line(String json) {
    return Json.read(json, PlanJson::line);
  }

  private static Line line(JsonParser in) throws IOException {
    var read =
        new Object() {
          Sku sku = Sku.of("?");
          Facet facet = Facet.STOCK;
          @Nullable FieldRecord from;
          @Nullable FieldRecord to;
          int rules = -1;
          String reason = "";
          @Nullable Guard guard;
          String message = "";
        };
    Json.object(
        in,
        (name, value) -> {
          switch (name) {
            case "sku" -> read.sku = Sku.of(value.getText());
            case "facet" -> read.facet = Facet.valueOf(value.getText());
            case "from" -> read.from = FieldJson.read(value);
            case "to" -> read.to = FieldJson.read(value);
            case "rules" -> read.rules = value.getIntValue();
            case "reason" -> read.reason = value.getText();
            case "guard" -> read.guard = Guard.valueOf(value.getText());
            case "message" -> read.message = value.getText();
            default -> value.skipChildren();
          }
        });
    FieldRecord to = read.to;
    Change change =
        to == null
            ? null
            : new Change(read.sku, read.facet, read.from, to, read.rules, read.reason);
    Guard guard = read.guard;
    return guard == null
        ? new Line(change, null)
        : new Line(null, new Withheld(read.sku, read.facet, guard, change, read.message));
  }
}
