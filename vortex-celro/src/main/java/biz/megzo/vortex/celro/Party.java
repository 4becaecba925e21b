package biz.megzo.vortex.celro;

import biz.megzo.vortex.model.Address;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One side of an order, from {@code billing_info} or {@code delivery_info}, whose form no source
 * tells ({@code api/celro.md} 4.3): an object under several spellings, or one text. Buyer data.
 */
record Party(
    @Nullable String name,
    @Nullable String company,
    @Nullable String taxId,
    @Nullable String regCom,
    @Nullable String email,
    @Nullable String phone,
    Address address) {

  static Party of(@Nullable JsonNode node) {
    JsonNode party = unpacked(node);
    if (party == null || !party.isObject()) {
      String whole = Json.text(party);
      return new Party(
          null, null, null, null, null, null, new Address(whole, null, null, null, null));
    }
    return new Party(
        name(party),
        Json.text(party, "company", "firma", "nume_firma", "customer_company", "company_name"),
        Json.text(
            party, "cif", "cui", "cod_fiscal", "vat_code", "tax_id", "customer_cif", "cnp", "vat"),
        Json.text(party, "reg_com", "nr_reg_com", "reg_comert", "regcom", "nr_reg", "orc"),
        Json.text(party, "email", "mail", "e_mail", "email_address", "customers_email_address"),
        Json.text(party, "phone", "telefon", "telephone", "tel", "mobile", "customers_telephone"),
        address(party));
  }

  private static @Nullable JsonNode unpacked(@Nullable JsonNode node) {
    if (node != null && node.isArray()) {
      return node.isEmpty() ? null : node.get(0);
    }
    if (node != null && node.isTextual() && node.asText().strip().startsWith("{")) {
      return Json.parse(node.asText().getBytes(StandardCharsets.UTF_8))
          .filter(JsonNode::isObject)
          .orElse(node);
    }
    return node;
  }

  private static @Nullable String name(JsonNode party) {
    String whole = Json.text(party, "name", "nume_complet", "full_name", "contact", "persoana");
    if (whole != null) {
      return whole;
    }
    String last = Json.text(party, "nume", "last_name", "lastname");
    String first = Json.text(party, "prenume", "first_name", "firstname");
    if (last == null) {
      return first;
    }
    return first == null ? last : last + " " + first;
  }

  private static Address address(JsonNode party) {
    JsonNode nested = Json.first(party, "address", "adresa");
    if (nested != null && nested.isObject()) {
      return address(nested);
    }
    String street =
        Json.text(
            party,
            "address",
            "adresa",
            "street_address",
            "street",
            "strada",
            "entry_street_address");
    String number = Json.text(party, "number", "numar", "nr");
    if (street != null && number != null && Json.text(party, "address", "adresa") == null) {
      street = street + " nr. " + number;
    }
    return new Address(
        street,
        Json.text(party, "city", "localitate", "oras", "localitatea"),
        Json.text(party, "county", "judet", "state", "region"),
        Json.text(party, "zip", "postcode", "postal_code", "cod_postal", "postalCode"),
        Json.text(party, "country", "tara", "country_name"));
  }

  /** Prints no buyer data. */
  @Override
  public String toString() {
    return "Party[***]";
  }
}
