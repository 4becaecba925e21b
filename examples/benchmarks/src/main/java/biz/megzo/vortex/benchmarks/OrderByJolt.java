package biz.megzo.vortex.benchmarks;

import com.bazaarvoice.jolt.Chainr;
import com.bazaarvoice.jolt.JsonUtils;

/** The order to draft job as a JOLT chain; shift comes first, so that the input stays as it is. */
final class OrderByJolt {
  static final String SPEC =
      """
      [
        {"operation": "shift", "spec": {
          "order": {"id": "orderId"},
          "payment": {"label": "paymentLabel"},
          "buyer": {
            "company": "client.company",
            "name": "client.person",
            "taxId": "client.vatCode",
            "email": "client.email",
            "phone": "client.phone"
          },
          "billing": {
            "street": "client.address",
            "city": "client.city",
            "county": "client.county",
            "country": "client.country"
          },
          "lines": {"*": {
            "name": "products[&1].channelName",
            "erp": {
              "name": "products[&2].erpName",
              "unit": "products[&2].measuringUnitName",
              "vatPercent": "products[&2].erpRate"
            },
            "sku": "products[&1].code",
            "quantity": "products[&1].quantity",
            "price": "products[&1].price",
            "vatPercent": "products[&1].channelRate",
            "kind": {
              "transport|other": {"#true": "products[&3].isService"},
              "*": {"#false": "products[&3].isService"}
            }
          }}
        }},
        {"operation": "modify-overwrite-beta", "spec": {
          "client": {
            "name": ["@(1,company)", "@(1,person)"],
            "trimmed": "=trim(@(1,email))",
            "email": "=toLower(@(1,trimmed))"
          },
          "mentions": "=concat('Comanda Cel.ro ',@(1,orderId),', plata: ',@(1,paymentLabel))",
          "products": {"*": {
            "name": ["@(1,erpName)", "@(1,channelName)"],
            "taxPercentage": ["@(1,erpRate)", "@(1,channelRate)"],
            "isService": "=toBoolean"
          }}
        }},
        {"operation": "default", "spec": {
          "client": {"vatCode": "0000000000000", "country": "Romania"},
          "currency": "RON",
          "language": "RO",
          "precision": 2,
          "products[]": {"*": {
            "measuringUnitName": "buc",
            "currency": "RON",
            "isTaxIncluded": true
          }}
        }},
        {"operation": "remove", "spec": {
          "orderId": "",
          "paymentLabel": "",
          "client": {"company": "", "person": "", "trimmed": ""},
          "products": {"*": {
            "erpName": "",
            "channelName": "",
            "erpRate": "",
            "channelRate": ""
          }}
        }}
      ]""";

  private final Chainr chain = Chainr.fromSpec(JsonUtils.jsonToList(SPEC));

  Object map(Object order) {
    return chain.transform(order);
  }
}
