package biz.megzo.vortex.celro;

import org.jspecify.annotations.Nullable;

/**
 * A category of the marketplace.
 *
 * @param parent the id of the category above it, null when the marketplace does not say
 */
public record Category(long id, String name, @Nullable Long parent) {}
