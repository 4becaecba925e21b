package biz.megzo.vortex.smartbill.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which fields a body may have, and of what JSON type. Nothing is coerced but 1 and 0 to flags. */
final class BodySchema {
  /** What is wrong, and where. */
  record Problem(String param, boolean unknownField) {}

  private interface Kind {
    Optional<Problem> check(JsonNode value, String path);
  }

  private static final Kind TEXT = scalar(JsonNode::isTextual);
  private static final Kind NUMBER = scalar(JsonNode::isNumber);
  private static final Kind INTEGER = scalar(JsonNode::isIntegralNumber);
  private static final Kind FLAG = scalar(BodySchema::isFlag);
  private static final Kind ANYTHING = scalar(value -> true);

  private static final BodySchema CLIENT =
      new BodySchema()
          .with(TEXT, "name vatCode regCom address city county country email phone contact")
          .with(TEXT, "bank iban code")
          .with(FLAG, "isTaxPayer saveToDb");

  private static final BodySchema LINE =
      new BodySchema()
          .with(TEXT, "name code measuringUnitName currency taxName warehouseName")
          .with(TEXT, "productDescription translatedName translatedMeasuringUnit")
          .with(NUMBER, "quantity price exchangeRate taxPercentage")
          .with(NUMBER, "discountValue discountPercentage")
          .with(INTEGER, "numberOfItems discountType")
          .with(FLAG, "isTaxIncluded isService saveToDb useSBProductName isDiscount");

  /** Section 2.1. The fields of invoices, and those "not to be sent", are unknown here. */
  static final BodySchema ESTIMATE =
      new BodySchema()
          .with(TEXT, "companyVatCode seriesName issueDate dueDate deliveryDate currency language")
          .with(TEXT, "mentions observations aviz issuerName issuerCnp")
          .with(TEXT, "delegateName delegateIdentityCard delegateAuto paymentUrl")
          .with(NUMBER, "exchangeRate")
          .with(INTEGER, "precision")
          .with(FLAG, "isDraft useIntraCif sendEmail")
          .with(ANYTHING, "ecommercePluginInfo")
          .with(CLIENT::object, "client")
          .with(LINE::list, "products")
          .with(new BodySchema().with(TEXT, "to cc bcc")::object, "email");

  static final BodySchema MAIL =
      new BodySchema()
          .with(TEXT, "companyVatCode seriesName number type to cc bcc subject bodyText");

  /** Fiscal bodies are not modelled: sending one is already the failure. */
  static final BodySchema FREE = new BodySchema();

  private final Map<String, Kind> fields = new HashMap<>();

  private BodySchema with(Kind kind, String names) {
    for (String name : names.split(" ")) {
      fields.put(name, kind);
    }
    return this;
  }

  Optional<Problem> check(JsonNode body) {
    return this == FREE && body.isObject() ? Optional.empty() : object(body, "");
  }

  private Optional<Problem> object(JsonNode value, String path) {
    if (!value.isObject()) {
      return Optional.of(new Problem(path, false));
    }
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      String here = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
      Kind kind = fields.get(field.getKey());
      if (kind == null) {
        return Optional.of(new Problem(here, true));
      }
      if (!field.getValue().isNull()) {
        Optional<Problem> problem = kind.check(field.getValue(), here);
        if (problem.isPresent()) {
          return problem;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Problem> list(JsonNode value, String path) {
    if (!value.isArray()) {
      return Optional.of(new Problem(path, false));
    }
    for (int i = 0; i < value.size(); i++) {
      Optional<Problem> problem = object(value.get(i), path + "[" + i + "]");
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }

  private static Kind scalar(java.util.function.Predicate<JsonNode> fits) {
    return (value, path) ->
        fits.test(value) ? Optional.empty() : Optional.of(new Problem(path, false));
  }

  private static boolean isFlag(JsonNode value) {
    return value.isBoolean()
        || value.isIntegralNumber() && (value.asInt(-1) == 0 || value.asInt(-1) == 1);
  }
}
