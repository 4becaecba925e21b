package biz.megzo.vortex.celro;

import java.util.List;

/**
 * A characteristic of a category, as in the fields {@code charact.<name>} of an offer.
 *
 * @param id the marketplace's id; empty when it gives none
 * @param name as the importer wants it, often with a closing colon
 * @param values the values it knows; empty when it lists none
 */
public record Characteristic(String id, String name, List<String> values) {
  public Characteristic {
    values = List.copyOf(values);
  }

  /** The field of {@code celro.offer} that it is written from. */
  public String field() {
    return OfferSchemas.CHARACTERISTIC + name;
  }
}
