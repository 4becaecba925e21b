package biz.megzo.vortex.testkit;

import biz.megzo.vortex.connector.CourierConnector;
import biz.megzo.vortex.connector.Track;
import biz.megzo.vortex.model.Money;
import java.time.Instant;
import java.util.Optional;

class FakeCourierTest extends CourierContract {
  private final FakeCourier courier = new FakeCourier();

  @Override
  protected CourierConnector courier() {
    return courier;
  }

  @Override
  protected int shipmentsWith(String reference) {
    return (int) courier.live().stream().filter(one -> one.reference().equals(reference)).count();
  }

  @Override
  protected Money toCollect(String reference) {
    return courier.live().stream()
        .filter(one -> one.reference().equals(reference))
        .findFirst()
        .orElseThrow()
        .cashOnDelivery();
  }

  @Override
  protected Optional<Told> told(String reference) {
    return courier.live().stream()
        .filter(one -> one.reference().equals(reference))
        .map(one -> new Told(one.parcels(), one.declaredValue(), one.options()))
        .findFirst();
  }

  @Override
  protected void loseNextAnswer() {
    courier.next(FakeCourier.Fault.LOST_ANSWER);
  }

  @Override
  protected void loseNextRequest() {
    courier.next(FakeCourier.Fault.LOST_REQUEST);
  }

  @Override
  protected void refuseNext() {
    courier.next(FakeCourier.Fault.REFUSED);
  }

  @Override
  protected void reachable(boolean yes) {
    courier.reachable(yes);
  }

  @Override
  protected void move(String number, Track.Phase phase) {
    courier.move(number, phase);
  }

  @Override
  protected Instant now() {
    return Instant.parse("2026-10-02T08:00:00Z");
  }
}
