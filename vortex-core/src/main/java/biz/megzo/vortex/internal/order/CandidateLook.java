package biz.megzo.vortex.internal.order;

import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.OrderRecorder;
import biz.megzo.vortex.connector.OrderRecorder.Reading;
import biz.megzo.vortex.model.Marker;
import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.RecordRef;
import biz.megzo.vortex.order.Candidate;
import biz.megzo.vortex.order.Candidate.Standing;
import biz.megzo.vortex.order.Recording;
import biz.megzo.vortex.order.TrackedOrder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a record that may be an order's, for a person to decide. Changes nothing. */
final class CandidateLook {
  private final OrderSetup setup;
  private final TrackedOrder row;

  CandidateLook(OrderSetup setup, TrackedOrder row) {
    this.setup = setup;
    this.row = row;
  }

  Candidate at(RecordRef ref) {
    OrderRecorder recorder = setup.remotes().recorder();
    OptionalLong number = SeriesBook.numberOf(ref);
    if (recorder == null || number.isEmpty()) {
      return without(ref, Standing.ABSENT, "");
    }
    try {
      Reading reading = recorder.read(ref.series(), number.getAsLong());
      return reading.fold(
          this::read,
          () -> without(ref, Standing.ABSENT, ""),
          bad -> without(ref, Standing.ILLEGIBLE, bad.reason()));
    } catch (ConnectorException e) {
      return without(ref, Standing.UNKNOWN, String.valueOf(e.getMessage()));
    }
  }

  private Candidate read(Reading.Present present) {
    boolean own = present.bears(Marker.of(row.key(), row.recording().revision()));
    OrderKey owner =
        new MarkerOwner(setup)
            .of(present, null)
            .map(MarkerOwner.Owner::key)
            .filter(key -> !key.equals(row.key()))
            .orElseGet(() -> holder(present.ref()));
    boolean total = shows(present.text(), total());
    return new Candidate(present.ref(), Standing.READ, own, total, owner, "");
  }

  private Candidate without(RecordRef ref, Standing standing, String problem) {
    return new Candidate(ref, standing, false, false, holder(ref), problem);
  }

  /** Another recent order that has this record. */
  private @Nullable OrderKey holder(RecordRef ref) {
    OrderKey[] found = new OrderKey[1];
    new MarkerOwner(setup)
        .newestOrders(
            other -> {
              boolean has = ref.equals(other.recording().record());
              if (has && !other.key().equals(row.key())) {
                found[0] = other.key();
              }
              return found[0] == null;
            });
    return found[0];
  }

  private BigDecimal total() {
    Recording recording = row.recording();
    Money expected = recording.expectedTotal();
    return (expected == null ? row.channel().order().total() : expected).amount();
  }

  /** Whether an amount is printed, with or without thousands, in either way of writing it. */
  private static boolean shows(String text, BigDecimal amount) {
    String plain = amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
    int point = plain.indexOf('.');
    String whole = plain.substring(0, point).replaceAll("(?<=\\d)(?=(\\d{3})+$)", "[.,]?");
    String pattern = "(?<![\\d])" + whole + "[.,]" + plain.substring(point + 1) + "(?!\\d)";
    return Pattern.compile(pattern).matcher(text).find();
  }
}
