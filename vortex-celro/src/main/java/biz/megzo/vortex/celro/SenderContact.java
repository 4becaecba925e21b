package biz.megzo.vortex.celro;

/**
 * A contact of the seller ({@code api/celro.md} 5.4).
 *
 * @param id what {@code sender.contact_id} wants
 * @param type for example {@code shipping}; empty when the marketplace gives none
 */
public record SenderContact(String id, String type, String name, boolean active) {}
