package biz.megzo.vortex.fulfil;

import java.time.Instant;

/**
 * What is kept of an invoice's file; the file itself is not.
 *
 * @param sha256 of its bytes, in hex
 * @param size in bytes
 * @param readAt when it was last read from the ERP
 */
public record PrintedFile(String sha256, int size, Instant readAt) {}
