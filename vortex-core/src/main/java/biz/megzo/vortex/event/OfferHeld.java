package biz.megzo.vortex.event;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Sku;
import java.time.Instant;

/** An offer waits for a person. */
public record OfferHeld(LinkId link, Sku sku, String reason, Instant at) {}
