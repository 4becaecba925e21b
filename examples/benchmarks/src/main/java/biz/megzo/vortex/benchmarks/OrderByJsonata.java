package biz.megzo.vortex.benchmarks;

import com.dashjoin.jsonata.Jsonata;

/** The order to draft job as a JSONata expression. */
final class OrderByJsonata {
  static final String EXPRESSION =
      """
      {
        "client": {
          "name": buyer.company ? buyer.company : buyer.name,
          "vatCode": buyer.taxId ? buyer.taxId : "0000000000000",
          "address": billing.street,
          "city": billing.city,
          "county": billing.county,
          "country": billing.country ? billing.country : "Romania",
          "email": $lowercase($trim(buyer.email)),
          "phone": buyer.phone
        },
        "currency": "RON",
        "language": "RO",
        "precision": 2,
        "mentions": "Comanda Cel.ro " & order.id & ", plata: " & payment.label,
        "products": lines.{
          "name": erp.name ? erp.name : name,
          "code": sku,
          "measuringUnitName": erp.unit ? erp.unit : "buc",
          "currency": "RON",
          "quantity": quantity,
          "price": price,
          "isTaxIncluded": true,
          "taxPercentage": erp.vatPercent ? erp.vatPercent : vatPercent,
          "isService": kind in ["transport", "other"]
        }
      }""";

  private final Jsonata expression = Jsonata.jsonata(EXPRESSION);

  Object map(Object order) {
    return expression.evaluate(order);
  }
}
