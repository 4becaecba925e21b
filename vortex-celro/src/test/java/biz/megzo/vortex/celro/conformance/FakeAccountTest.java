package biz.megzo.vortex.celro.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biz.megzo.vortex.celro.fake.FakeCelRo;
import biz.megzo.vortex.celro.fake.ProductChange;
import biz.megzo.vortex.celro.fake.PushSent;
import biz.megzo.vortex.celro.fake.Pushes.Mode;
import biz.megzo.vortex.celro.fake.Switch;
import biz.megzo.vortex.testkit.MutableClock;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Account, push, card payments, returns, and what buyers do to the stock. */
class FakeAccountTest {
  private final MutableClock clock = MutableClock.at("2026-10-02T08:00:00Z");
  private final FakeCelRo celRo = FakeCelRo.start(clock);
  private final List<String> received = Collections.synchronizedList(new ArrayList<>());
  private HttpServer receiver;
  private String template;
  private Caller caller;

  @BeforeEach
  void start() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          received.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawQuery());
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    receiver.start();
    template =
        "http://"
            + receiver.getAddress().getAddress().getHostAddress()
            + ":"
            + receiver.getAddress().getPort()
            + "/hook?type=$1$&value=$2$&other_parameters=$3$";
    caller = Caller.loggedIn(celRo);
    celRo.market().list("A", 5, "100");
  }

  @AfterEach
  void stop() {
    celRo.close();
    receiver.stop(0);
  }

  private JsonNode saveLink(String link) {
    return caller.call(
        "admininfo/updateAccountInformation",
        "apiLink",
        link,
        "person",
        "Dan",
        "county",
        "Iasi",
        "city",
        "Iasi",
        "reg[j1]",
        "J22",
        "reg[j2]",
        "1",
        "reg[j3]",
        "2020",
        "reg[j4]",
        "",
        "timpProcesareImplicit",
        "2");
  }

  @Test
  void saving_the_link_makes_a_test_call_of_type_0() {
    assertThat(saveLink(template).path("error").asInt(-1)).isZero();
    assertThat(received).containsExactly("GET type=0&value=0&other_parameters=%5B%5D");
    assertThat(celRo.pushes().sent()).extracting(PushSent::status).containsExactly(200);
  }

  @Test
  void saving_the_link_overwrites_the_account_data_sent_with_it() {
    saveLink(template);
    JsonNode data = caller.ok("admininfo/getAccountInformation");
    assertThat(data.path("person").asText()).isEqualTo("Dan");
    assertThat(data.path("apiLink").asText()).isEqualTo(template);
    assertThat(caller.refused("admininfo/updateAccountInformation", "apiLink", template))
        .contains("reg");
  }

  @Test
  void a_link_without_the_three_placeholders_is_refused() {
    assertThat(Caller.refusal(saveLink("http://shop.example/?t=$1$&v=$2$"))).contains("$3$");
    assertThat(received).isEmpty();
  }

  @Test
  void orders_cancellations_and_returns_are_pushed_with_ids_only() {
    celRo.pushTo(template);
    long id = celRo.market().order().line("A", 1).place();
    celRo.market().customerReturns(id, "A", 1, "Nu se potriveste");
    celRo.market().customerCancels(id);
    assertThat(received).hasSize(4);
    assertThat(received.get(1))
        .isEqualTo("GET type=1&value=%7B%22list%22%3A%5B" + id + "%5D%7D&other_parameters=%5B%5D");
    assertThat(received.get(2)).startsWith("GET type=24&value=%7B%22order_id%22%3A" + id);
    celRo.settings().on(Switch.PUSH_SAYS_CMD).pushTypes(24, 11);
    celRo.market().customerReturns(id, "A", 1, "Alt motiv");
    assertThat(received.get(4)).startsWith("GET type=11&value=%7B%22cmd%22%3A" + id);
  }

  @Test
  void values_can_be_encoded_twice() {
    celRo.pushTo(template);
    celRo.settings().on(Switch.PUSH_DOUBLE_ENCODED);
    long id = celRo.market().order().line("A", 1).place();
    String once = URLDecoder.decode(received.get(1), StandardCharsets.UTF_8);
    assertThat(once).contains("%7B%22list%22");
    assertThat(URLDecoder.decode(once, StandardCharsets.UTF_8)).contains("{\"list\":[" + id + "]}");
  }

  @Test
  void pushes_come_twice_get_lost_and_change_places() {
    celRo.pushTo(template);
    celRo.pushes().mode(Mode.TWICE);
    celRo.market().order().line("A", 1).place();
    assertThat(received).hasSize(3);
    celRo.pushes().mode(Mode.LOST);
    celRo.market().order().line("A", 1).place();
    assertThat(received).hasSize(3);
    celRo.pushes().mode(Mode.KEPT);
    long first = celRo.market().order().line("A", 1).place();
    long second = celRo.market().order().line("A", 1).place();
    assertThat(received).hasSize(3);
    celRo.pushes().releaseReversed();
    assertThat(received.get(3)).contains("" + second);
    assertThat(received.get(4)).contains("" + first);
    celRo.pushes().send(99, "{}");
    assertThat(received.get(5)).contains("type=99");
  }

  @Test
  void without_a_link_nothing_is_pushed_and_a_dead_receiver_harms_nobody() {
    celRo.market().order().line("A", 1).place();
    assertThat(celRo.pushes().sent()).isEmpty();
    receiver.stop(0);
    celRo.pushTo(template);
    celRo.market().order().line("A", 1).place();
    assertThat(celRo.pushes().sent()).extracting(PushSent::status).containsOnly(-1);
  }

  @Test
  void couriers_accounts_addresses_and_contacts_are_listed() {
    assertThat(caller.ok("admininfo/getCouriers", "dummy", "1").findValuesAsText("id"))
        .containsExactly("1", "4");
    JsonNode account = caller.ok("admininfo/getAccountCouriers", "dummy", "1").path(0);
    assertThat(account.path("id").asInt()).isEqualTo(123);
    assertThat(account.path("default_orders").asInt()).isOne();
    JsonNode contacts = caller.ok("admininfo/getAffiliateContacts", "dummy", "1");
    assertThat(contacts.path("list").path(0).path("id").asInt()).isEqualTo(5);
    assertThat(contacts.path("limit").asInt()).isEqualTo(25);
    assertThat(caller.ok("admininfo/getAffiliateAddresses").path("list").path(0).path("id").asInt())
        .isEqualTo(9);
    celRo.settings().on(Switch.ADDRESS_PAGE_AS_LIST);
    assertThat(caller.ok("admininfo/getAffiliateAddresses").path(0).path("id").asInt())
        .isEqualTo(9);
  }

  @Test
  void addresses_and_contacts_are_saved() {
    String[] capital = {
      "type",
      "pickup",
      "county",
      "Bucuresti",
      "city",
      "Bucuresti",
      "address",
      "X",
      "zip",
      "1",
      "status",
      "1"
    };
    assertThat(caller.refused("admininfo/saveAffiliateAddress", capital)).contains("Sector");
    capital[3] = "Sector 4";
    caller.ok("admininfo/saveAffiliateAddress", capital);
    assertThat(
            caller
                .ok("admininfo/getAffiliateAddresses")
                .path("list")
                .path(1)
                .path("county")
                .asText())
        .isEqualTo("Sector 4");
    caller.ok(
        "admininfo/saveAfiliateContact",
        "id",
        "5",
        "type",
        "op",
        "name",
        "Z",
        "email",
        "z@x.ro",
        "phone",
        "1",
        "status",
        "0");
    assertThat(
            caller.ok("admininfo/getAffiliateContacts").path("list").path(0).path("name").asText())
        .isEqualTo("Z");
    caller.refused(
        "admininfo/saveAfiliateContact",
        "id",
        "77",
        "type",
        "op",
        "name",
        "Z",
        "email",
        "z@x.ro",
        "phone",
        "1",
        "status",
        "0");
  }

  @Test
  void card_payments_are_told_by_month() {
    long id = celRo.market().order().line("A", 1).paidByCard().place();
    celRo.market().order().line("A", 1).place();
    assertThat(caller.ok("commissions/getCardPaymentMonths", "dummy", "1").path(0).asText())
        .isEqualTo("10/2026");
    JsonNode month = caller.ok("commissions/getCardOrdersByMonth", "month", "10/2026");
    assertThat(month.path("orders").findValuesAsText("orders_id")).containsExactly("" + id);
    assertThat(month.path("total").asInt()).isEqualTo(100);
    assertThat(caller.ok("commissions/getCardOrdersByMonth", "month", "09/2026").path("orders"))
        .isEmpty();
    assertThat(caller.refused("commissions/getCardOrdersByMonth", "month", "2026-10"))
        .contains("LL/AAAA");
  }

  @Test
  void return_requests_are_polled() {
    long id = celRo.market().order().line("A", 2).place();
    String request = celRo.market().customerReturns(id, "A", 1, "Prea mare");
    JsonNode row = caller.ok("email/GetReturnRequests", "dummy", "1").path("list").path(0);
    assertThat(row.path("uniqueID").asText()).isEqualTo(request);
    assertThat(row.path("orders_id").asLong()).isEqualTo(id);
    assertThat(caller.ok("email/GetReturnRequest", "uniqueID", request).path("reason").asText())
        .isEqualTo("Prea mare");
    assertThat(caller.ok("email/GetReturnRequests", "product_model", "B").path("list")).isEmpty();
    assertThat(caller.ok("email/GetReturnRequests", "minDate", "2026-10-03").path("list"))
        .isEmpty();
    caller.refused("email/GetReturnRequest", "uniqueID", "R9");
  }

  @Test
  void a_sale_takes_listed_stock_and_what_is_not_there_is_not_sold() {
    celRo.market().order().line("A", 3).place();
    assertThat(celRo.market().order().line("A", 2).line("A", 1).tryPlace()).isEmpty();
    assertThat(celRo.market().order().line("X", 1).tryPlace()).isEmpty();
    celRo.market().staffSetsActive("A", false);
    assertThatThrownBy(() -> celRo.market().order().line("A", 1).place())
        .isInstanceOf(IllegalStateException.class);
    assertThat(celRo.market().listed("A").stock()).isEqualTo(2);
    assertThat(celRo.market().sold()).containsEntry("A", 3);
    assertThat(celRo.market().refusedSales()).isEqualTo(3);
    assertThat(celRo.market().listed("A").history())
        .extracting(ProductChange::cause)
        .contains(ProductChange.Cause.SOLD);
    celRo.market().order().evenIfNotListed().line("X", 1, "9.99", "11").place();
    assertThat(celRo.market().orders()).hasSize(2);
  }

  @Test
  void a_cancellation_takes_the_sale_back_and_the_units_only_when_asked_to() {
    long first = celRo.market().order().line("A", 2).place();
    celRo.market().customerCancels(first);
    assertThat(celRo.market().sold()).containsEntry("A", 0);
    assertThat(celRo.market().listed("A").stock()).isEqualTo(3);
    celRo.settings().on(Switch.CANCEL_RESTOCKS);
    long second = celRo.market().order().line("A", 2).place();
    celRo.market().customerCancels(second);
    assertThat(celRo.market().listed("A").stock()).isEqualTo(3);
    assertThatThrownBy(() -> celRo.market().customerCancels(second))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_customer_changes_the_quantity_within_the_listed_stock() {
    long id = celRo.market().order().line("A", 2).place();
    clock.advance(Duration.ofMinutes(1));
    celRo.market().customerChangesQuantity(id, "A", 4);
    assertThat(celRo.market().listed("A").stock()).isEqualTo(1);
    assertThat(celRo.market().order(id).total()).isEqualByComparingTo("400");
    assertThatThrownBy(() -> celRo.market().customerChangesQuantity(id, "A", 6))
        .isInstanceOf(IllegalStateException.class);
  }
}
