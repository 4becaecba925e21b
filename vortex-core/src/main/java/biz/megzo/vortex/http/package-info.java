/**
 * For connector authors: the one HTTP transport, with limits, retries, breaker, redaction and
 * allow-list.
 */
@NullMarked
package biz.megzo.vortex.http;

import org.jspecify.annotations.NullMarked;
