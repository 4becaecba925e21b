package biz.megzo.vortex.celro;

/**
 * A courier contract of the seller, kept at the marketplace ({@code api/celro.md} 5.3).
 *
 * @param id what {@code courier_account} wants
 * @param courierId the courier it is with
 * @param name the seller's name of it
 * @param service the courier's service code; empty when none
 * @param preferred whether the seller made it the default
 * @param active whether it can be used
 */
public record CourierAccount(
    String id,
    String courierId,
    String courier,
    String name,
    String service,
    boolean preferred,
    boolean active) {}
