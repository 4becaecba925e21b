package biz.megzo.vortex.courier.fan;

import biz.megzo.vortex.connector.Track.Phase;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What FAN Courier's event ids mean. */
final class FanEvents {
  private static final Map<String, Phase> PHASES = phases();

  private FanEvents() {}

  static Phase phase(String id) {
    return PHASES.getOrDefault(id.strip().toUpperCase(Locale.ROOT), Phase.UNKNOWN);
  }

  private static Map<String, Phase> phases() {
    Map<String, Phase> phases = new HashMap<>();
    put(phases, Phase.ANNOUNCED, "S38");
    put(phases, Phase.PICKED_UP, "C0");
    for (int i = 0; i <= 17; i++) {
      phases.put("H" + i, Phase.IN_TRANSIT);
    }
    put(
        phases,
        Phase.IN_TRANSIT,
        "S3 S4 S5 S9 S10 S11 S12 S14 S19 S20 S21 S22 S24 S25 S27 S28 S30 S35 S42 S47 S49");
    put(phases, Phase.OUT_FOR_DELIVERY, "C1 S1 S8 S46");
    put(phases, Phase.DELIVERED, "S2");
    put(phases, Phase.REFUSED, "S6 S7 S15 S50");
    put(phases, Phase.RETURNED, "S16 S33 S43");
    put(phases, Phase.LOST, "S37");
    return phases;
  }

  private static void put(Map<String, Phase> phases, Phase phase, String ids) {
    for (String id : ids.split(" ", -1)) {
      phases.put(id, phase);
    }
  }
}
