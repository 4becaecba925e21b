package biz.megzo.vortex.smartbill.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who calls, and for which company: checks 7 and 8 of section 12. */
final class Gate {
  private static final String UNKNOWN =
      "Firma la care incercati sa va conectati nu mai este disponibila in Cloud.";
  private static final String NOT_YOURS =
      "Firma la care incercati sa va conectati nu este disponibila pentru acest utilizator.";
  private static final String WRONG =
      "Autentificare esuata. Va rugam verificati datele si incercati din nou.";

  private final World world;

  Gate(World world) {
    this.world = world;
  }

  /** The company, or the answer that says why not. */
  record Entry(@Nullable Company companyOrNull, Optional<Reply> refused) {
    Company company() {
      return Optional.ofNullable(companyOrNull).orElseThrow();
    }
  }

  Entry enter(FakeCall call, FakeRequest request, JsonNode body) {
    String header = request.header("authorization").orElse("");
    if (!header.regionMatches(true, 0, "Basic ", 0, 6)) {
      return no(Answers.authentication(401, WRONG));
    }
    String pair = decoded(header.substring(6).strip());
    int colon = pair.indexOf(':');
    if (colon < 0) {
      return no(Reply.serverError());
    }
    String email = pair.substring(0, colon);
    String token = pair.substring(colon + 1);
    if (!token.equals(world.accounts.get(email))) {
      return no(Answers.authentication(401, WRONG));
    }
    return call.hasBody() ? byBody(call, body, email) : byQuery(call, request, email);
  }

  private static String decoded(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private Entry byBody(FakeCall call, JsonNode body, String email) {
    if (body.path("companyVatCode").isNull()) {
      return no(Answers.authentication(500, "Internal Server Error!"));
    }
    String cif = Json.text(body, "companyVatCode");
    if (cif.isEmpty()) {
      throw new Refusal("CIF-ul firmei ('companyVatCode') trebuie specificat");
    }
    return company(call, cif, email);
  }

  private Entry byQuery(FakeCall call, FakeRequest request, String email) {
    Optional<String> cif = request.param("cif");
    if (cif.isPresent()) {
      return company(call, cif.get(), email);
    }
    return switch (call) {
      case ESTIMATE_PDF, ESTIMATE_INVOICES, CANCEL_ESTIMATE, RESTORE_ESTIMATE, DELETE_ESTIMATE ->
          throw new Refusal("Cif trebuie specificat.");
      case STOCKS, SHOP_STOCKS -> throw new Refusal("Ciful firmei trebuie specificat!");
      case INVOICE_PDF -> no(Reply.badGateway());
      default -> no(Answers.authentication(401, unknown(call)));
    };
  }

  private Entry company(FakeCall call, String cif, String email) {
    Company company = world.companies.get(cif);
    if (company == null) {
      return no(Answers.authentication(401, unknown(call)));
    }
    return company.opensFor(email)
        ? new Entry(company, Optional.empty())
        : no(Answers.authentication(401, NOT_YOURS));
  }

  private static String unknown(FakeCall call) {
    boolean longer = call == FakeCall.STOCKS || call == FakeCall.SERIES;
    return longer ? UNKNOWN + " Verificati ciful companiei." : UNKNOWN;
  }

  private static Entry no(Reply reply) {
    return new Entry(null, Optional.of(reply));
  }
}
