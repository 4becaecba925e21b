package biz.megzo.vortex.fulfil;

import biz.megzo.vortex.connector.Track;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The lookup from where a parcel is to what the channel is told. Data, not code: the newest version
 * of the link's lookup table {@value #TABLE} stands before these built-in rows:
 *
 * <pre>
 * PICKED_UP,ready
 * IN_TRANSIT,ready
 * OUT_FOR_DELIVERY,ready
 * DELIVERED,finish
 * REFUSED,hold
 * RETURNED,hold
 * LOST,hold
 * </pre>
 *
 * A row's left side is a phase, or a courier and its own code parted by a slash, which stands
 * before the phase: {@code fan-courier/S8,ready}. Its right side is one of {@code none ready finish
 * hold}. Phases without a row tell nothing.
 */
public final class DeliverySteps {
  /** The name of the lookup table. */
  public static final String TABLE = "delivery-steps";

  private static final DeliverySteps BUILT_IN = builtIn();

  private final int version;
  private final Map<String, DeliveryStep> rows;
  private final List<String> problems;

  private DeliverySteps(int version, Map<String, DeliveryStep> rows, List<String> problems) {
    this.version = version;
    this.rows = Map.copyOf(rows);
    this.problems = List.copyOf(problems);
  }

  public static DeliverySteps ofDefaults() {
    return BUILT_IN;
  }

  /**
   * The rows of a stored table before the built-in ones. A row that can not be used is left out and
   * named by {@link #problems()}.
   *
   * @param csv lines {@code from,to}; comma or semicolon, the first line may be the heading
   */
  public static DeliverySteps read(int version, String csv) {
    Map<String, DeliveryStep> rows = new HashMap<>(BUILT_IN.rows);
    List<String> problems = new ArrayList<>();
    List<String> lines = csv.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).replace("\"", "").strip();
      int comma = line.indexOf(line.indexOf(';') >= 0 ? ';' : ',');
      String left = comma < 0 ? line : line.substring(0, comma).strip();
      String right = comma < 0 ? "" : line.substring(comma + 1).strip();
      if (line.isEmpty() || (i == 0 && left.equalsIgnoreCase("from"))) {
        continue;
      }
      DeliveryStep step = step(right);
      if (step == null || left.isEmpty()) {
        problems.add("line " + (i + 1) + " says neither none, ready, finish nor hold");
      } else {
        rows.put(left.toUpperCase(Locale.ROOT), step);
      }
    }
    return new DeliverySteps(version, rows, problems);
  }

  /** The version of the stored table; 0 for the built-in rows alone. */
  public int version() {
    return version;
  }

  /** Rows that can not be used, for people. */
  public List<String> problems() {
    return problems;
  }

  /** What the channel is told of a parcel. */
  public DeliveryStep of(String courier, Track track) {
    DeliveryStep own = rows.get((courier + "/" + track.code()).toUpperCase(Locale.ROOT));
    return own != null ? own : rows.getOrDefault(track.phase().name(), DeliveryStep.NONE);
  }

  private static @Nullable DeliveryStep step(String word) {
    for (DeliveryStep step : DeliveryStep.values()) {
      if (step.name().equalsIgnoreCase(word)) {
        return step;
      }
    }
    return null;
  }

  private static DeliverySteps builtIn() {
    Map<Track.Phase, DeliveryStep> steps = new EnumMap<>(Track.Phase.class);
    steps.put(Track.Phase.PICKED_UP, DeliveryStep.READY);
    steps.put(Track.Phase.IN_TRANSIT, DeliveryStep.READY);
    steps.put(Track.Phase.OUT_FOR_DELIVERY, DeliveryStep.READY);
    steps.put(Track.Phase.DELIVERED, DeliveryStep.FINISH);
    steps.put(Track.Phase.REFUSED, DeliveryStep.HOLD);
    steps.put(Track.Phase.RETURNED, DeliveryStep.HOLD);
    steps.put(Track.Phase.LOST, DeliveryStep.HOLD);
    Map<String, DeliveryStep> rows = new HashMap<>();
    steps.forEach((phase, step) -> rows.put(phase.name(), step));
    return new DeliverySteps(0, rows, List.of());
  }
}
