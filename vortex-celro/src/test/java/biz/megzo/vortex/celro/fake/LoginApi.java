package biz.megzo.vortex.celro.fake;

import com.fasterxml.jackson.databind.JsonNode;

/** {@code login/*}: the only actions without a token. */
final class LoginApi {
  private final Shop shop;

  LoginApi(Shop shop) {
    this.shop = shop;
  }

  void addTo(Actions actions) {
    actions.add("login/actionLogin", this::login);
    actions.add("login/testLogin", this::test);
  }

  private JsonNode login(Call call) {
    return Json.NODES.textNode(shop.tokens().login(user(call), secret(call)));
  }

  private JsonNode test(Call call) {
    if (!shop.tokens().credentialsGood(user(call), secret(call))) {
      throw new Refused(405, 0, "Date de autentificare incorecte");
    }
    return Json.success();
  }

  private static String user(Call call) {
    return call.fields().maybe("username").orElse("");
  }

  private static String secret(Call call) {
    return call.fields().maybe("password").orElse("");
  }
}
