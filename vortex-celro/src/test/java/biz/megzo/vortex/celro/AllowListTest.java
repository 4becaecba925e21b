package biz.megzo.vortex.celro;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.http.AllowList;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowListTest {
  private final AllowList allowed = Action.allowList();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "admininfo/updateAccountInformation",
        "admininfo/addAccountCourier",
        "admininfo/saveAffiliateAddress",
        "admininfo/BillProducts",
        "commissions/generateInvoice",
        "commissions/approveOrder",
        "orders/StornareComanda",
        "orders/returProduct",
        "orders/finishOrderCombined",
        "orders/saveOrderData",
        "orders/importInvoice",
        "orders/removeInvoice",
        "orders/deleteAwb",
        "orders/GenerateInvoiceDisp",
        "orders/ChangeOrderPaymentMethod",
        "products/saveProducts",
        "email/sendOrderEmail",
        "email/sendBugReport",
        "coupons/generateCoupons",
        "campaign/newCampaign",
        "settings/savePage",
        "login/testLogin"
      })
  void what_vortex_has_no_business_with_can_not_be_sent(String action) {
    assertThat(allowed.permits("POST", action + "/")).isFalse();
    assertThat(allowed.permits("POST", action)).isFalse();
  }

  @Test
  void every_action_leaves_by_post_alone() {
    for (Action action : Action.values()) {
      assertThat(allowed.permits("POST", action.path())).as(action.name()).isTrue();
      assertThat(allowed.permits("GET", action.path())).as(action.name()).isFalse();
    }
  }

  @Test
  void only_reads_and_absolute_values_may_be_repeated() {
    assertThat(Arrays.stream(Action.values()))
        .filteredOn(action -> action.call().build().repeat().name().equals("NEVER"))
        .containsExactlyInAnyOrder(
            Action.CONFIRM_ORDER,
            Action.CANCEL_ORDER,
            Action.REACTIVATE_ORDER,
            Action.MARK_LINE,
            Action.READY_FOR_DELIVERY,
            Action.FINISH_ORDER,
            Action.NOTE_ORDER,
            Action.GENERATE_AWB,
            Action.ADD_INVOICE,
            Action.DELETE_INVOICE,
            Action.IMPORT_OFFERS,
            Action.JOIN_OFFER);
  }

  @Test
  void documents_are_only_ever_fetched() {
    AllowList documents = Documents.allowList();
    assertThat(documents.permits("GET", "labels/2026/1.pdf")).isTrue();
    assertThat(documents.permits("POST", "labels/2026/1.pdf")).isFalse();
  }
}
