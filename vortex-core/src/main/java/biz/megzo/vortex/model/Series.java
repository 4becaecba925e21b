package biz.megzo.vortex.model;

/** Names a document series of the ERP, exact spelling ({@code api/smartbill.md} 2.1). */
public record Series(String name) {
  public Series {
    if (name.isBlank()) {
      throw new IllegalArgumentException("series name must not be blank");
    }
  }

  public static Series of(String name) {
    return new Series(name);
  }

  @Override
  public String toString() {
    return name;
  }
}
