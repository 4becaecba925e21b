package biz.megzo.vortex.smartbill.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The read-only catalogue: section 4.3, with the errors of 1.8. Called inside the lock. */
final class V3 {
  private static final Map<FakeCall, FakeCall> SINGLE =
      Map.of(
          FakeCall.V3_PRODUCT, FakeCall.V3_PRODUCTS,
          FakeCall.V3_WAREHOUSE, FakeCall.V3_WAREHOUSES,
          FakeCall.V3_CLIENT, FakeCall.V3_CLIENTS,
          FakeCall.V3_SUPPLIER, FakeCall.V3_SUPPLIERS);

  private final World world;
  private final V3RateWindow rates = new V3RateWindow();

  V3(World world) {
    this.world = world;
  }

  Serving admit(FakeCall call, FakeRequest request, String base) {
    if (!Accept.allows(request, false)) {
      return Serving.refused(bad(request, 406, "invalid_accept_header", "Accept not servable."));
    }
    String token = request.header("authorization").orElse("");
    Optional<Reply> early =
        limited(request, token).or(() -> authentication(request)).or(() -> company(request));
    if (early.isPresent()) {
      return Serving.refused(early.get());
    }
    Company company = world.companies.get(cif(request));
    return Serving.admitted(
        () -> world.locked(() -> read(call, request, company, base)),
        reply -> world.locked(() -> reply.ok() ? rates.headers(reply, token, world.now()) : reply));
  }

  /** Puts the token away for the longest time; returns what it is told. */
  Reply block(FakeRequest request) {
    String token = request.header("authorization").orElse("");
    return tooMany(request, rates.block(token, world.now()));
  }

  private static Reply tooMany(FakeRequest request, Duration wait) {
    return bad(request, 429, "rate_limit_exceeded", "Too many requests.")
        .with("Retry-After", Long.toString(wait.toSeconds()));
  }

  private Optional<Reply> limited(FakeRequest request, String token) {
    boolean counted = !world.is(FakeQuirk.NO_RATE_LIMIT);
    return rates.enter(token, world.now(), counted).map(wait -> tooMany(request, wait));
  }

  private Optional<Reply> authentication(FakeRequest request) {
    String header = request.header("authorization").orElse("");
    if (header.isEmpty()) {
      return unauthorised(request, "missing_authorization");
    }
    if (!header.startsWith("Bearer ") || header.substring(7).isBlank()) {
      return unauthorised(request, "invalid_authorization_format");
    }
    Company owner = owner(header.substring(7));
    if (owner == null) {
      boolean test = header.startsWith("Bearer sb_test_");
      return unauthorised(request, test ? "wrong_environment" : "invalid_api_key");
    }
    return Optional.ofNullable(owner.v3Refusal)
        .map(
            code ->
                Answers.typed(403, "authorization_error", code, "Refused.", "", request.path()));
  }

  private @Nullable Company owner(String token) {
    return world.companies.values().stream()
        .filter(company -> token.equals(company.v3Token))
        .findFirst()
        .orElse(null);
  }

  private static Optional<Reply> unauthorised(FakeRequest request, String code) {
    return Optional.of(
        Answers.typed(401, "authentication_error", code, "Not authorised.", "", request.path()));
  }

  /** A token reaches the one company it was made for. */
  private Optional<Reply> company(FakeRequest request) {
    String cif = cif(request);
    if (cif.isEmpty()) {
      return Optional.of(bad(request, 400, "missing_vat_code", "The VAT code is missing."));
    }
    Company owner = owner(request.header("authorization").orElse("").substring(7));
    return owner != null && owner.cif.equals(cif)
        ? Optional.empty()
        : Optional.of(bad(request, 404, "company_not_found", "Company not found."));
  }

  private static String cif(FakeRequest request) {
    return request.path().split("/", -1)[3];
  }

  private Reply read(FakeCall call, FakeRequest request, Company company, String base) {
    FakeCall listed = SINGLE.getOrDefault(call, call);
    List<ObjectNode> all = V3Items.of(listed, company);
    String prefix = V3Items.prefix(listed);
    if (listed == call) {
      return new V3Page(request, prefix, base).of(V3Items.filtered(listed, all, request));
    }
    String id = request.path().substring(request.path().lastIndexOf('/') + 1);
    if (!V3Page.wellFormed(id, prefix)) {
      return bad(request, 400, "malformed_id", "Malformed id.");
    }
    return all.stream()
        .filter(item -> item.path("id").asText().equals(id))
        .findFirst()
        .map(item -> Reply.json(200, item))
        .orElseGet(() -> bad(request, 404, V3Items.singular(listed) + "_not_found", "Not found."));
  }

  static Reply bad(FakeRequest request, int status, String code, String message) {
    return Answers.request(status, code, message, "", request.path());
  }
}
