package biz.megzo.vortex.model;

import org.jspecify.annotations.Nullable;

/**
 * Who bought. Buyer data: kept in known columns, never logged.
 *
 * @param name the person or contact
 * @param company the company's name, null for a person
 * @param taxId CIF or CNP as given, null when not given
 */
public record Buyer(
    String name,
    @Nullable String company,
    @Nullable String taxId,
    @Nullable String email,
    @Nullable String phone,
    Address billing,
    Address delivery) {

  /** Whether the order is to be billed to a company. */
  public boolean isCompany() {
    return company != null && !company.isBlank();
  }

  /** Prints no buyer data. */
  @Override
  public String toString() {
    return "Buyer[***]";
  }
}
