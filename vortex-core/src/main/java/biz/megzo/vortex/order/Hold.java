package biz.megzo.vortex.order;

import biz.megzo.vortex.model.RecordRef;
import java.util.List;

/**
 * Why one order waits.
 *
 * @param detail what exactly, free of buyer data
 * @param candidates records that a person should look at
 */
public record Hold(HoldReason reason, String detail, List<RecordRef> candidates) {
  public Hold {
    candidates = List.copyOf(candidates);
  }

  public static Hold of(HoldReason reason, String detail) {
    return new Hold(reason, detail, List.of());
  }
}
