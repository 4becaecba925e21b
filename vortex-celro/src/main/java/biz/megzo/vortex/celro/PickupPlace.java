package biz.megzo.vortex.celro;

/**
 * An address of the seller ({@code api/celro.md} 5.4).
 *
 * @param id what {@code sender.address_id} wants
 * @param type for example {@code pickup}; empty when the marketplace gives none
 */
public record PickupPlace(
    String id, String type, String county, String city, String street, boolean active) {}
