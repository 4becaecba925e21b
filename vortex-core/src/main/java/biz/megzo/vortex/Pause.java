package biz.megzo.vortex;

import java.time.Instant;

/**
 * A link that a person stopped: no heartbeat on any node does anything for it until somebody lets
 * it go on.
 *
 * @param by who stopped it
 * @param why for people; may be empty
 */
public record Pause(String by, String why, Instant since) {}
