package biz.megzo.vortex.publish;

/** Why a change is held back. */
public enum Guard {
  /** It is one of many that would take offers to zero at once. */
  BLAST_RADIUS(
      true,
      "check the stock in the ERP; if it is right, approve the plan",
      "verifica stocul in ERP; daca este corect, aproba planul"),
  /** The price is zero or below. */
  ZERO_PRICE(
      false,
      "correct the price in the ERP or the price rules",
      "corecteaza pretul in ERP sau regulile de pret"),
  /** The price is below the lowest one allowed. */
  PRICE_TOO_LOW(
      true,
      "correct the price, lower the limit, or consent to this price",
      "corecteaza pretul, micsoreaza limita sau aproba acest pret"),
  /** The price is above the highest one allowed. */
  PRICE_TOO_HIGH(
      true,
      "correct the price, raise the limit, or consent to this price",
      "corecteaza pretul, mareste limita sau aproba acest pret"),
  /** The price moves by more than the step allowed. */
  PRICE_STEP(
      true,
      "correct the price, widen the step, or consent to this price",
      "corecteaza pretul, mareste pasul sau aproba acest pret"),
  /** The price is many times the last one, or a small part of it: most likely a slip. */
  PRICE_JUMP(
      true,
      "look for a slip of the decimal point; consent to this price if it is right",
      "cauta o virgula gresita; aproba acest pret daca este corect"),
  /** The rules can not make the target's fields of this product. */
  MAPPING(
      false,
      "complete the product in the ERP or correct the rules",
      "completeaza produsul in ERP sau corecteaza regulile"),
  /** The channel's category wants something that the product does not have. */
  MISSING_FIELD(
      false,
      "map the characteristic, or give it in the ERP",
      "mapeaza caracteristica sau completeaz-o in ERP"),
  /** The channel refused it before, in its own words; it is tried again when something changes. */
  CHANNEL_REFUSED(
      false,
      "correct what the channel says, or release the product to try again",
      "corecteaza ce spune marketplace-ul sau elibereaza produsul ca sa se incerce din nou"),
  /** The channel takes the change again and again and does not show it. */
  NOT_APPLIED(
      false,
      "look at the offer in the channel's own pages, then release the product",
      "verifica oferta in paginile marketplace-ului, apoi elibereaza produsul");

  private final boolean consentable;
  private final String remedy;
  private final String romanian;

  Guard(boolean consentable, String remedy, String romanian) {
    this.consentable = consentable;
    this.remedy = remedy;
    this.romanian = romanian;
  }

  /** Whether a person's consent lets the change through as it is. */
  public boolean consentable() {
    return consentable;
  }

  /** What to do, in English. */
  public String remedy() {
    return remedy;
  }

  /** What to do, in Romanian. */
  public String romanian() {
    return romanian;
  }
}
