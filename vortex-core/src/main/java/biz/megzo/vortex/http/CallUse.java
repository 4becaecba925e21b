package biz.megzo.vortex.http;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much of its calls an account has used, as this process knows it.
 *
 * @param account names the account; no secret
 * @param used calls that the limiter has given and that are not paid back yet
 * @param limit how many may leave at once
 * @param window how long it takes until all of them are paid back
 * @param blockedUntil until when no call may leave; null when calls may
 */
public record CallUse(
    String account, int used, int limit, Duration window, @Nullable Instant blockedUntil) {}
