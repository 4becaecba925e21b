package biz.megzo.vortex.fulfil;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.connector.Track;
import biz.megzo.vortex.model.InvoiceRef;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.store.OrderStore.OrderLock;
import biz.megzo.vortex.store.ShipmentStore.ShipmentLock;
import biz.megzo.vortex.testkit.FulfilScene;
import biz.megzo.vortex.testkit.ShipmentScene;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a remedy tells a person to do works in the state that it is told of, in both languages. */
class HoldRemediesTest {
  private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");
  private static final Duration MOMENT = Duration.ofMinutes(1);
  private static final String FOUND = "900";

  /** Acts on a shipment, and by which words a remedy names them. */
  enum Act {
    RETRY("\\bretry\\b", "reîncercați", (desk, id) -> done(desk.retry(id, "ana"))),
    RESOLVE_AS(
        "resolve with", "rezolvați cu", (desk, id) -> done(desk.resolveAs(id, FOUND, "ana"))),
    RESOLVE_ABSENT("as absent", "inexistent", (desk, id) -> done(desk.resolveAbsent(id, "ana"))),
    DISMISS("\\bdismiss\\b", "închideți reținerea", (desk, id) -> done(desk.dismiss(id, "ana"))),
    CANCEL(
        "cancel the (waybill|shipment)",
        "anulați (AWB|expedierea)",
        (desk, id) -> done(desk.cancel(id, "ana"))),
    CREATE(
        "create another",
        "creați alt",
        (desk, id) -> {
          String first = desk.find(id).orElseThrow().hold().reason().remedy();
          boolean closed = first.contains("dismiss") && done(desk.dismiss(id, "ana"));
          return (closed || done(desk.cancel(id, "ana")))
              && done(desk.create(id, ShipmentWish.usual(), "ana"));
        });

    private final Pattern english;
    private final Pattern romanian;
    private final BiPredicate<ShipmentDesk, String> works;

    Act(String english, String romanian, BiPredicate<ShipmentDesk, String> works) {
      this.english = any(english);
      this.romanian = any(romanian);
      this.works = works;
    }
  }

  private static Pattern any(String words) {
    return Pattern.compile(words, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  private static boolean done(ShipmentAnswer answer) {
    return answer instanceof ShipmentAnswer.Done;
  }

  @ParameterizedTest
  @EnumSource
  void what_the_remedy_of_a_held_shipment_names_can_be_done(ShipmentHoldReason reason) {
    Set<Act> named = EnumSet.noneOf(Act.class);
    for (Act act : Act.values()) {
      assertThat(act.romanian.matcher(reason.romanianRemedy()).find())
          .as(reason.romanianRemedy() + " tells to " + act)
          .isEqualTo(act.english.matcher(reason.remedy()).find());
      if (act.english.matcher(reason.remedy()).find()) {
        named.add(act);
      }
    }
    assertThat(named).isNotEmpty();
    for (Act act : named) {
      assertThat(act.works.test(held(reason), "1")).as(act + " of " + reason).isTrue();
    }
  }

  /** The desk of a link whose only shipment is held for this. */
  private static ShipmentDesk held(ShipmentHoldReason reason) {
    ShipmentScene scene = new ShipmentScene().placed(ShipmentScene.lamps(1));
    boolean made =
        switch (reason) {
          case REFUSED_BY_COURIER, IN_DOUBT, NUMBER_TAKEN, SEVERAL_ON_CHANNEL, ORDER_GONE -> false;
          default -> true;
        };
    OrderKey order = OrderKey.of(ShipmentScene.LINK, "1");
    if (made) {
      scene.desk().create("1", ShipmentWish.usual(), "ana");
      scene.ship();
      scene.courier.move(scene.shipment(1).number(), phase(reason));
      scene.shipAfter(Duration.ofDays(1));
      assertThat(scene.shipment(1).awb()).isNotNull();
    } else {
      scene.store.shipments().open(Shipment.watched(order, scene.clock.instant()));
    }
    ShipmentLock lock = scene.store.shipments().lock(order, "test", MOMENT).orElseThrow();
    ShipmentHold hold = new ShipmentHold(reason, "x", made ? List.of() : List.of("901", FOUND));
    scene.store.shipments().write(lock, lock.shipment().held(hold, NEVER));
    scene.store.shipments().unlock(lock);
    return scene.desk();
  }

  private static Track.Phase phase(ShipmentHoldReason reason) {
    return switch (reason) {
      case LOST -> Track.Phase.LOST;
      case PARCEL_REFUSED -> Track.Phase.REFUSED;
      case RETURNED -> Track.Phase.RETURNED;
      default -> Track.Phase.ANNOUNCED;
    };
  }

  /** Acts on what follows an order, and by which words a remedy names them. */
  enum FollowAct {
    RETRY("\\bretry\\b", "reîncercați|cu retry", (desk, of) -> done(desk.retry("1", "ana"))),
    RELEASE("\\brelease\\b", "eliberați", (desk, of) -> done(desk.release("1", of, "ana"))),
    REMOVE("(?<!to )\\bremove\\b", "scoateți-o", (desk, of) -> done(desk.remove("1", of, "ana")));

    private final Pattern english;
    private final Pattern romanian;
    private final BiPredicate<InvoiceDesk, InvoiceRef> works;

    FollowAct(String english, String romanian, BiPredicate<InvoiceDesk, InvoiceRef> works) {
      this.english = any(english);
      this.romanian = any(romanian);
      this.works = works;
    }

    private static boolean done(InvoiceDesk.Answer answer) {
      return answer instanceof InvoiceDesk.Answer.Done;
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_the_remedy_of_a_held_invoice_or_step_names_can_be_done(FollowHoldReason reason) {
    boolean helps = reason.looksAgain();
    for (FollowAct act : FollowAct.values()) {
      boolean named = act.english.matcher(reason.remedy()).find();
      assertThat(act.romanian.matcher(reason.romanianRemedy()).find())
          .as(reason.romanianRemedy() + " tells to " + act)
          .isEqualTo(named);
      if (named) {
        FulfilScene scene = new FulfilScene();
        InvoiceRef invoice = held(scene, reason);
        InvoiceDesk desk = scene.node().invoices(FulfilScene.LINK);
        assertThat(act.works.test(desk, invoice)).as(act + " of " + reason).isTrue();
        helps = true;
      }
    }
    assertThat(helps).as("something lifts " + reason).isTrue();
  }

  private static InvoiceRef held(FulfilScene scene, FollowHoldReason reason) {
    InvoiceRef invoice = scene.invoices.issue(scene.recorded(1), "0107", "319.80");
    Instant now = scene.clock.instant();
    FollowHold hold = new FollowHold(reason, "x");
    AttachmentState state =
        reason == FollowHoldReason.REMOVAL_REFUSED
            ? AttachmentState.REMOVING
            : AttachmentState.FOUND;
    Attachment attachment = Attachment.seen(invoice, state, now);
    FollowUp row = scene.row(1);
    FollowUp next =
        reason == FollowHoldReason.STEP_REFUSED
            ? row.with(row.steps().held(ChannelStep.FINISH, hold, now))
            : row.with(attachment.held(hold));
    OrderLock lock = scene.store.orders().lock(FulfilScene.key(1), "test", MOMENT).orElseThrow();
    assertThat(scene.store.followUps().write(lock, next)).isTrue();
    scene.store.orders().unlock(lock);
    return invoice;
  }
}
