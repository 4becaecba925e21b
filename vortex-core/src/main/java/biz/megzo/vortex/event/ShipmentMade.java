package biz.megzo.vortex.event;

import biz.megzo.vortex.model.OrderKey;
import java.time.Instant;

/**
 * An order has its waybill.
 *
 * @param adopted whether somebody else made it, or it was found again after a lost answer
 */
public record ShipmentMade(
    OrderKey order, String courier, String number, boolean adopted, Instant at) {}
