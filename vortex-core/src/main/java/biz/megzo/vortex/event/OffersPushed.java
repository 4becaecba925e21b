package biz.megzo.vortex.event;

import biz.megzo.vortex.model.LinkId;
import java.time.Instant;

/** The channel took a batch of changes. */
public record OffersPushed(LinkId link, int offers, Instant at) {}
