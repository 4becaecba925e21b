package biz.megzo.vortex.celro.fake;

/**
 * One push that was due.
 *
 * @param value the JSON before encoding
 * @param uri where it went; empty when it was lost
 * @param status the receiver's HTTP status; 0 when lost, -1 when the receiver could not be reached
 */
public record PushSent(int type, String value, String uri, int status) {}
