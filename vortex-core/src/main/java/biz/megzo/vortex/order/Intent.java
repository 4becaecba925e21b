package biz.megzo.vortex.order;

import biz.megzo.vortex.model.Marker;
import biz.megzo.vortex.model.Series;
import java.time.Instant;

/**
 * What is committed before a create is sent, so that whoever comes after a crash can find out what
 * became of it.
 *
 * @param numberBefore the series' counter when the intent was made
 * @param payloadHash fingerprint of the draft
 * @param fence the order's fence under which it was made
 * @param sentAt when the create was about to be sent
 */
public record Intent(
    Marker marker,
    Series series,
    long numberBefore,
    String payloadHash,
    long fence,
    Instant sentAt) {}
