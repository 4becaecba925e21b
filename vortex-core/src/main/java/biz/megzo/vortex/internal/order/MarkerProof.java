package biz.megzo.vortex.internal.order;

import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.OrderRecorder.Reading;
import biz.megzo.vortex.model.Marker;
import biz.megzo.vortex.model.RecordRef;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.order.TrackedOrder;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether markers can be read back from the records of a series: the merchant chooses the template,
 * and "no record bears the marker" proves nothing where no marker can be seen.
 */
final class MarkerProof {
  private static final Logger LOG = LoggerFactory.getLogger(MarkerProof.class);
  static final String PROVEN = "proven";
  private static final String INVISIBLE = "invisible ";
  private static final int TRIES = 3;
  private static final Duration TRY_AGAIN = Duration.ofDays(1);

  private final Run run;
  private final SeriesBook series;

  MarkerProof(Run run, SeriesBook series) {
    this.run = run;
    this.series = series;
  }

  /** Reads a fresh record back, once per series; daily while its marker can not be seen. */
  void after(RecordRef ref, Marker marker) {
    String fact = series.marker().orElse("");
    if (fact.equals(PROVEN) || (fact.startsWith(INVISIBLE) && !tryAgain(fact))) {
      return;
    }
    try {
      readBack(ref, marker);
    } catch (ConnectorException e) {
      LOG.debug("Record {} could not be read back; the next one will be", ref, e);
    }
  }

  private void readBack(RecordRef ref, Marker marker) {
    if (SeriesBook.numberOf(ref).isEmpty()) {
      return;
    }
    Reading reading = run.recorder.read(ref.series(), SeriesBook.numberOf(ref).getAsLong());
    if (!(reading instanceof Reading.Present present)) {
      return;
    }
    if (present.bears(marker)) {
      series.marker(PROVEN);
    } else {
      series.marker(INVISIBLE + run.setup.now());
      run.alarm(
          "the reference "
              + marker
              + " can not be read on record "
              + ref
              + ": print the document's mentions in the template of the series; until then a lost"
              + " answer needs a person");
    }
  }

  private boolean tryAgain(String fact) {
    Instant tried = Instant.parse(fact.substring(INVISIBLE.length()));
    return run.setup.now().isAfter(tried.plus(TRY_AGAIN));
  }

  /** What the newest records of ours show now. */
  enum Sight {
    /** A marker that should be there is seen: a marker that is not seen is not there. */
    CLEAR,
    /** A marker that should be there is not seen, or there is no record of ours to look at. */
    HIDDEN,
    /** None of them could be read this time. */
    BLURRED
  }

  /** Whether the absence of a marker proves anything now. The first record that is read decides. */
  Sight sight() {
    Sight without = Sight.HIDDEN;
    for (TrackedOrder order :
        run.setup.store().orders().list(run.setup.link(), OrderState.RECORDED, null, TRIES)) {
      RecordRef ref = order.recording().record();
      if (ref == null || SeriesBook.numberOf(ref).isEmpty()) {
        continue;
      }
      Reading reading = run.recorder.read(ref.series(), SeriesBook.numberOf(ref).getAsLong());
      if (reading instanceof Reading.Present present) {
        return shown(present.bears(Marker.of(order.key(), order.recording().revision())));
      }
      if (reading instanceof Reading.Illegible) {
        without = Sight.BLURRED;
      }
    }
    return without;
  }

  private Sight shown(boolean seen) {
    if (seen && !series.marker().orElse("").equals(PROVEN)) {
      series.marker(PROVEN);
    }
    return seen ? Sight.CLEAR : Sight.HIDDEN;
  }
}
