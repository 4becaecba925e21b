package biz.megzo.vortex.internal.order;

import static biz.megzo.vortex.testkit.OrderScene.lamps;
import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.event.Alarm;
import biz.megzo.vortex.event.OrderRecorded;
import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.model.OrderStatus;
import biz.megzo.vortex.model.RecordRef;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.order.HoldReason;
import biz.megzo.vortex.order.OrderSettings;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.order.UnknownProducts;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.store.OrderStore;
import biz.megzo.vortex.store.ProductStore.KnownProduct;
import biz.megzo.vortex.testkit.FakeRecorder;
import biz.megzo.vortex.testkit.FakeRecorder.Fault;
import biz.megzo.vortex.testkit.OrderScene;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderRecordingTest {
  private static final Duration QUIET = Duration.ofMinutes(2);

  private final OrderScene scene = new OrderScene();

  @Test
  void a_new_order_gets_one_record() {
    OrderPass pass = scene.pass(lamps(1));

    assertThat(pass.ending()).isEqualTo(OrderPass.Ending.DONE);
    assertThat(pass.count("recorded")).isEqualTo(1);
    assertThat(scene.order(1).state()).isEqualTo(OrderState.RECORDED);
    assertThat(scene.order(1).recording().record()).isEqualTo(RecordRef.of("VX", "0001"));
    assertThat(scene.order(1).recording().ruleVersion()).isEqualTo(1);
    assertThat(scene.live(1)).hasSize(1);
  }

  @Test
  void from_seen_to_recorded_takes_at_most_four_calls() {
    scene.pass(lamps(1));
    int channelBefore = scene.channel.calls().size();
    int erpBefore = scene.erp.calls().size();

    scene.pass(lamps(2));

    int channel = scene.channel.calls().size() - channelBefore;
    int erp = scene.erp.calls().size() - erpBefore;
    int lookingForChanges = 2;
    assertThat(channel - lookingForChanges + erp).isLessThanOrEqualTo(4);
  }

  @Test
  void a_lost_answer_is_looked_for_after_the_quiet_period_and_adopted() {
    List<OrderRecorded> told = new ArrayList<>();
    scene.listener =
        new VortexListener() {
          @Override
          public void orderRecorded(OrderRecorded event) {
            told.add(event);
          }
        };
    scene.erp.script(Fault.ANSWER_LOST);
    scene.pass(lamps(1));
    assertThat(scene.order(1).state()).isEqualTo(OrderState.UNCERTAIN);

    scene.passAfter(QUIET.minusSeconds(1));
    assertThat(scene.order(1).state()).isEqualTo(OrderState.UNCERTAIN);
    scene.passAfter(Duration.ofSeconds(1));

    assertThat(scene.order(1).state()).isEqualTo(OrderState.RECORDED);
    assertThat(scene.live(1)).hasSize(1);
    assertThat(told).singleElement().matches(OrderRecorded::adopted);
  }

  @Test
  void a_create_that_never_arrived_is_sent_again_and_a_late_one_is_not() {
    scene.erp.script(Fault.NEVER_ARRIVED, Fault.LATE);
    scene.pass(lamps(1), lamps(2));
    scene.passAfter(QUIET);
    assertThat(scene.erp.land()).isTrue();
    scene.passAfter(QUIET);

    assertThat(scene.live(1)).hasSize(1);
    assertThat(scene.live(2)).hasSize(1);
    assertThat(scene.erp.documents()).hasSize(2);
  }

  @Test
  void while_one_create_is_in_doubt_no_other_is_sent() {
    scene.erp.script(Fault.NEVER_ARRIVED);
    scene.pass(lamps(1), lamps(2));

    assertThat(scene.erp.calls().stream().filter("submit"::equals)).hasSize(1);
    assertThat(scene.order(2).state()).isEqualTo(OrderState.NEW);
    assertThat(scene.order(2).recording().intent()).isNull();
  }

  @Test
  void a_refusal_waits_for_a_person_and_a_put_off_create_comes_again() {
    scene.erp.script(Fault.REFUSED, Fault.PUT_OFF);
    scene.pass(lamps(1), lamps(2));
    assertThat(scene.order(1).hold().reason()).isEqualTo(HoldReason.REFUSED_BY_ERP);
    assertThat(scene.order(2).state()).isEqualTo(OrderState.NEW);

    scene.passAfter(Duration.ofMinutes(1));

    assertThat(scene.live(2)).hasSize(1);
    assertThat(scene.live(1)).isEmpty();
  }

  @Test
  void a_total_that_differs_by_one_ban_is_held_and_not_sent() {
    scene.pass(lamps(1).total("319.79"), lamps(2));

    assertThat(scene.order(1).hold().reason()).isEqualTo(HoldReason.TOTAL_DIFFERS);
    assertThat(scene.order(1).hold().detail()).contains("319.79").contains("319.80");
    assertThat(scene.order(2).recording().expectedTotal()).hasToString("319.80 RON");
    assertThat(scene.erp.documents()).hasSize(1);
  }

  @Test
  void an_order_that_rules_can_not_map_is_held_with_the_rules_words() {
    scene.pass(lamps(1).note("unmappable"), lamps(2));

    assertThat(scene.order(1).hold().reason()).isEqualTo(HoldReason.MAPPING);
    assertThat(scene.order(1).hold().detail()).contains("county");
    assertThat(scene.live(2)).hasSize(1);
  }

  @Test
  void an_order_held_by_a_rule_goes_on_once_the_active_rules_map_it() {
    scene.pass(lamps(1).note("unmappable"));
    scene.passAfter(Duration.ofMinutes(5));
    assertThat(scene.order(1).state()).isEqualTo(OrderState.HELD);
    int events = scene.store.orders().events(OrderScene.key(1)).size();
    scene.passAfter(Duration.ofMinutes(5));
    assertThat(scene.store.orders().events(OrderScene.key(1))).hasSize(events);

    scene.rules.curedBy(2);
    scene.rules.activate(2);
    scene.passAfter(Duration.ofMinutes(5));

    assertThat(scene.order(1).state()).isEqualTo(OrderState.RECORDED);
    assertThat(scene.order(1).recording().ruleVersion()).isEqualTo(2);
    assertThat(scene.live(1)).hasSize(1);
  }

  @Test
  void an_order_held_for_another_reason_waits_for_its_person() {
    scene.pass(lamps(1).total("319.79"));
    scene.passAfter(Duration.ofMinutes(5));
    assertThat(scene.order(1).hold().reason()).isEqualTo(HoldReason.TOTAL_DIFFERS);
  }

  @Test
  void an_order_without_lines_is_held() {
    scene.pass(biz.megzo.vortex.testkit.Orders.sample(OrderScene.key(1)));

    assertThat(scene.order(1).hold().reason()).isEqualTo(HoldReason.EMPTY);
  }

  @Test
  void an_unknown_code_waits_for_the_catalogue_and_is_held_after_it() {
    scene.catalogue = Catalogue.UNREAD;
    scene.pass(lamps(1));
    assertThat(scene.order(1).state()).isEqualTo(OrderState.NEW);

    scene.catalogue = Catalogue.COMPLETE;
    scene.passAfter(Duration.ofMinutes(1));

    assertThat(scene.order(1).hold().reason()).isEqualTo(HoldReason.UNKNOWN_PRODUCT);
    assertThat(scene.order(1).hold().detail()).isEqualTo("LAMP");
  }

  @Test
  void an_unknown_code_passes_as_placeholder_when_that_is_wanted() {
    scene.catalogue = Catalogue.COMPLETE;
    scene.settings = OrderSettings.builder().unknownProducts(UnknownProducts.PLACEHOLDER).build();
    scene.pass(lamps(1));

    assertThat(scene.live(1)).hasSize(1);
  }

  @Test
  void lines_carry_what_the_catalogue_knows_of_the_product() {
    FieldRecord fields =
        FieldRecord.builder().text("name", "Lampa de birou").text("unit", "buc").build();
    scene
        .store
        .products()
        .write(
            OrderScene.LINK,
            List.of(
                new KnownProduct(
                    Sku.of("LAMP"), fields, FieldRecord.empty(), 0, scene.clock.instant())));
    scene.channel.put(lamps(1).channel());
    scene.poll();

    Drafting drafting = new Drafting(scene.setup(), scene.erp);
    Drafting.Drafted drafted = drafting.draft(scene.order(1), Catalogue.COMPLETE);

    assertThat(drafted).isInstanceOf(Drafting.Drafted.Ready.class);
    FieldRecord target = ((Drafting.Drafted.Ready) drafted).draft().fields();
    assertThat(target.records("products").get(0).text("name")).contains("Lampa de birou");
  }

  @Test
  void an_absent_marker_proves_nothing_where_no_marker_can_be_seen() {
    scene.erp.markersVisible(false);
    scene.pass(lamps(1));
    scene.erp.script(Fault.NEVER_ARRIVED);
    scene.pass(lamps(2));
    RecordRef foreign = scene.erp.madeByHand();
    scene.passAfter(QUIET);

    assertThat(scene.order(2).hold().reason()).isEqualTo(HoldReason.IN_DOUBT);
    assertThat(scene.order(2).hold().candidates()).containsExactly(foreign);
  }

  @Test
  void a_print_that_can_not_be_read_once_is_no_reason_to_hold() {
    scene.pass(lamps(1), lamps(2));
    scene.erp.script(Fault.NEVER_ARRIVED);
    scene.pass(lamps(3));
    scene.erp.madeByHand();
    scene.erp.illegible(1);
    scene.passAfter(QUIET);

    assertThat(scene.order(3).state()).isEqualTo(OrderState.RECORDED);
    assertThat(scene.live(3)).hasSize(1);
  }

  @Test
  void where_no_print_can_be_read_an_order_is_looked_at_again_before_it_is_held() {
    scene.pass(lamps(1), lamps(2));
    scene.erp.script(Fault.NEVER_ARRIVED);
    scene.pass(lamps(3));
    scene.erp.madeByHand();
    scene.erp.illegible(100);
    scene.passAfter(QUIET);
    assertThat(scene.order(3).state()).isEqualTo(OrderState.UNCERTAIN);

    scene.passAfter(Duration.ofHours(1));
    scene.passAfter(Duration.ofHours(1));
    assertThat(scene.order(3).hold().reason()).isEqualTo(HoldReason.IN_DOUBT);
    assertThat(scene.live(3)).isEmpty();
  }

  @Test
  void where_markers_were_seen_a_foreign_record_is_no_reason_to_hold() {
    List<Alarm> alarms = new ArrayList<>();
    scene.listener =
        new VortexListener() {
          @Override
          public void alarm(Alarm event) {
            alarms.add(event);
          }
        };
    scene.pass(lamps(1));
    scene.erp.script(Fault.NEVER_ARRIVED);
    scene.pass(lamps(2));
    scene.erp.madeByHand();
    scene.passAfter(QUIET);

    assertThat(scene.order(2).state()).isEqualTo(OrderState.RECORDED);
    assertThat(alarms).isNotEmpty();
  }

  @Test
  void a_record_that_somebody_deleted_holds_its_order() {
    scene.pass(lamps(1));
    scene.erp.deleteLast();
    scene.passAfter(Duration.ofMinutes(61));
    assertThat(scene.order(1).hold().reason()).isEqualTo(HoldReason.RECORD_GONE);

    scene.pass(lamps(2));

    assertThat(scene.order(2).recording().record()).isEqualTo(RecordRef.of("VX", "0001"));
    assertThat(scene.live(1)).isEmpty();
  }

  @Test
  void a_record_that_was_deleted_and_whose_number_somebody_else_used_holds_its_order_too() {
    scene.pass(lamps(1), lamps(2));
    scene.erp.deleteLast();
    scene.erp.madeByHand();
    scene.passAfter(Duration.ofMinutes(61));

    assertThat(scene.order(2).hold().reason()).isEqualTo(HoldReason.RECORD_GONE);
    assertThat(scene.order(1).state()).isEqualTo(OrderState.RECORDED);
  }

  @Test
  void the_only_record_is_missed_too_when_its_number_is_somebody_elses() {
    scene.pass(lamps(1));
    scene.erp.deleteLast();
    scene.erp.madeByHand();
    scene.passAfter(Duration.ofMinutes(61));

    assertThat(scene.order(1).hold().reason()).isEqualTo(HoldReason.RECORD_GONE);
  }

  @Test
  void records_whose_template_hides_the_reference_by_now_are_not_taken_for_somebody_elses() {
    scene.pass(lamps(1), lamps(2));
    scene.erp.markersVisible(false);
    scene.passAfter(Duration.ofMinutes(61));
    scene.pass(lamps(2).status(OrderStatus.CANCELLED));

    assertThat(scene.order(1).state()).isEqualTo(OrderState.RECORDED);
    assertThat(scene.order(2).state()).isEqualTo(OrderState.CANCELLED);
    assertThat(scene.live(2)).isEmpty();
  }

  @Test
  void somebody_elses_record_on_a_number_that_was_ours_is_never_cancelled() {
    scene.pass(lamps(1), lamps(2));
    scene.erp.deleteLast();
    scene.erp.madeByHand();
    scene.pass(lamps(2).status(OrderStatus.CANCELLED));

    assertThat(scene.order(2).state()).isEqualTo(OrderState.CANCELLED);
    assertThat(scene.erp.documents()).noneMatch(FakeRecorder.Document::cancelled);
  }

  @Test
  void a_reactivated_order_whose_number_was_given_out_again_gets_a_record_of_its_own() {
    scene.pass(lamps(1), lamps(2));
    scene.pass(lamps(2).status(OrderStatus.CANCELLED));
    scene.erp.deleteLast();
    scene.erp.madeByHand();
    scene.pass(lamps(2));

    assertThat(scene.order(2).state()).isEqualTo(OrderState.RECORDED);
    assertThat(scene.live(2)).hasSize(1);
    assertThat(scene.order(2).recording().record()).isEqualTo(scene.live(2).get(0).ref());
  }

  @Test
  void a_recorded_order_is_confirmed_on_the_channel_once_when_that_is_wanted() {
    scene.settings = OrderSettings.builder().confirm(true).build();
    scene.pass(lamps(1));
    scene.passAfter(Duration.ofMinutes(5));

    assertThat(scene.channel.calls().stream().filter("confirm 1"::equals)).hasSize(1);
  }

  @Test
  void the_history_folds_to_the_row() {
    scene.erp.script(Fault.NEVER_ARRIVED);
    scene.pass(lamps(1));
    scene.passAfter(QUIET);
    scene.pass(lamps(1).line("CHAIR", 1, "10.00"));

    var events = scene.store.orders().events(OrderScene.key(1));
    assertThat(OrderStore.fold(events)).isEqualTo(scene.order(1).recording());
    assertThat(events.get(events.size() - 1).after()).isEqualTo(scene.order(1).state());
    assertThat(events)
        .extracting(event -> event.what())
        .startsWith("claimed", "intended", "unknown");
  }

  @Test
  void a_run_beside_another_one_does_nothing() {
    scene.channel.put(lamps(1).channel());
    scene.poll();
    scene
        .store
        .leases()
        .acquire("orders/shop/series/VX", "node-2", Duration.ofMinutes(3))
        .orElseThrow();

    assertThat(scene.record().ending()).isEqualTo(OrderPass.Ending.BUSY);
    assertThat(scene.erp.calls()).isEmpty();
  }
}
