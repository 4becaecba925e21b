package biz.megzo.vortex.model;

/**
 * A channel's own status beside what it means.
 *
 * @param meaning the shared word
 * @param code the channel's id of the status
 * @param label the channel's name of the status; empty when it gives none
 */
public record ChannelStatus(OrderStatus meaning, String code, String label) {}
