package biz.megzo.vortex.celro;

/** A reason the marketplace accepts for a cancellation ({@code api/celro.md} 4.4). */
public record CancelReason(int id, String name) {}
