package biz.megzo.vortex.event;

import biz.megzo.vortex.fulfil.FollowHold;
import biz.megzo.vortex.model.InvoiceRef;
import biz.megzo.vortex.model.OrderKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that follows a recorded order waits for a person.
 *
 * @param invoice which; null when the order itself can not be moved on
 */
public record FollowHeld(
    OrderKey order, @Nullable InvoiceRef invoice, FollowHold hold, Instant at) {}
