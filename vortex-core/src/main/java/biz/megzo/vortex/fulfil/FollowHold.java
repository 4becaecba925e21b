package biz.megzo.vortex.fulfil;

/**
 * Why one thing waits.
 *
 * @param detail what exactly, free of buyer data
 */
public record FollowHold(FollowHoldReason reason, String detail) {}
