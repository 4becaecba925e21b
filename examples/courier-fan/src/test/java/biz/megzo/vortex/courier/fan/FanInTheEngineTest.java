package biz.megzo.vortex.courier.fan;

import static biz.megzo.vortex.testkit.ShipmentScene.lamps;
import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.connector.ConnectorContext;
import biz.megzo.vortex.courier.fan.fake.FakeFan;
import biz.megzo.vortex.courier.fan.fake.FakeFan.Fault;
import biz.megzo.vortex.fulfil.ShipmentHoldReason;
import biz.megzo.vortex.fulfil.ShipmentSettings;
import biz.megzo.vortex.fulfil.ShipmentState;
import biz.megzo.vortex.fulfil.ShipmentWish;
import biz.megzo.vortex.testkit.ShipmentScene;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** FAN Courier in a link: exactly one shipment per order, whatever its answers. */
class FanInTheEngineTest {
  private final ShipmentScene scene = new ShipmentScene();
  private FakeFan fake;

  @BeforeEach
  void open() {
    fake = FakeFan.start(scene.clock);
    FanCourierConfig config =
        FanCourierConfig.builder(FakeFan.USER, FakeFan.PASSWORD, FakeFan.CLIENT)
            .base(fake.base())
            .timeout(Duration.ofSeconds(2)) // one answer never comes
            .build();
    scene.couriers =
        List.of(
            FanCourier.open(
                config,
                new ConnectorContext(
                    ShipmentScene.LINK,
                    scene.clock,
                    scene.store.accounts(),
                    scene.store.leases())));
    scene.settings = ShipmentSettings.builder().channelId("fan-courier", "1").build();
    scene.placed(lamps(1));
    scene.desk().create("1", ShipmentWish.usual(), "ana");
  }

  @AfterEach
  void close() {
    fake.close();
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"REFUSED", "UNPROCESSABLE"})
  void one_shipment_whatever_the_first_answer_was(Fault fault) {
    fake.next(fault);
    for (int i = 0; i < 4; i++) {
      scene.shipAfter(Duration.ofMinutes(6));
    }
    assertThat(fake.parcels()).hasSize(1);
    String number = fake.parcels().get(0).number();
    assertThat(scene.channel.numbers("1")).containsExactly(number);
    assertThat(scene.shipment(1).state()).isEqualTo(ShipmentState.UNDERWAY);
  }

  @Test
  void a_refusal_is_held_with_the_couriers_words() {
    fake.next(Fault.REFUSED);
    scene.ship();
    assertThat(scene.shipment(1).hold().reason()).isEqualTo(ShipmentHoldReason.REFUSED_BY_COURIER);
    assertThat(scene.shipment(1).hold().detail()).contains("locality");
    assertThat(fake.parcels()).isEmpty();
  }

  @Test
  void a_report_that_is_not_whole_sends_nothing_again() {
    fake.next(Fault.LOST_ANSWER);
    scene.ship();
    fake.truncatedReports(true);
    for (int i = 0; i < 6; i++) {
      scene.shipAfter(Duration.ofMinutes(30));
    }
    assertThat(fake.parcels()).hasSize(1);
    assertThat(scene.shipment(1).state()).isEqualTo(ShipmentState.MAKING);
    fake.truncatedReports(false);
    scene.shipAfter(Duration.ofHours(7));
    assertThat(scene.shipment(1).number()).isEqualTo(fake.parcels().get(0).number());
  }

  @Test
  void the_parcel_is_followed_by_its_events() {
    scene.ship();
    String number = fake.parcels().get(0).number();
    fake.event(number, "C0", "Expeditie ridicata");
    scene.shipAfter(Duration.ofHours(3));
    fake.event(number, "S2", "Livrat");
    scene.shipAfter(Duration.ofHours(4));
    assertThat(scene.shipment(1).state()).isEqualTo(ShipmentState.DONE);
    assertThat(scene.channel.writes())
        .containsExactly("register 1 " + number, "confirmed 1", "ready 1", "finished 1");
  }
}
