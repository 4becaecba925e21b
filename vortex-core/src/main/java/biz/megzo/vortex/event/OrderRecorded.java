package biz.megzo.vortex.event;

import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.RecordRef;
import java.time.Instant;

/** An order got its record, made or found again. */
public record OrderRecorded(OrderKey order, RecordRef record, boolean adopted, Instant at) {}
