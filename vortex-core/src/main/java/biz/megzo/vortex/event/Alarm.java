package biz.megzo.vortex.event;

import biz.megzo.vortex.model.LinkId;
import java.time.Instant;

/** Something is wrong that no single order or product is to blame for; a person should look. */
public record Alarm(LinkId link, String subject, String message, Instant at) {}
