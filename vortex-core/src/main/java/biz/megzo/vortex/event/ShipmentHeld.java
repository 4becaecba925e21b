package biz.megzo.vortex.event;

import biz.megzo.vortex.fulfil.ShipmentHold;
import biz.megzo.vortex.model.OrderKey;
import java.time.Instant;

/** A shipment waits for a person. */
public record ShipmentHeld(OrderKey order, ShipmentHold hold, Instant at) {}
