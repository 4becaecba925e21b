package biz.megzo.vortex.publish;

/** Why a change is held back. */
public enum Guard {
  /** It is one of many that would take offers to zero at once. */
  BLAST_RADIUS(
      true,
      "check the stock in the ERP; if it is right, approve the plan",
      "verifică stocul în ERP; dacă este corect, aprobă planul"),
  /** The price is zero or below. */
  ZERO_PRICE(
      false,
      "correct the price in the ERP or the price rules",
      "corectează prețul în ERP sau regulile de preț"),
  /** The price is below the lowest one allowed. */
  PRICE_TOO_LOW(
      true,
      "correct the price, lower the limit, or consent to this price",
      "corectează prețul, micșorează limita sau aprobă acest preț"),
  /** The price is above the highest one allowed. */
  PRICE_TOO_HIGH(
      true,
      "correct the price, raise the limit, or consent to this price",
      "corectează prețul, mărește limita sau aprobă acest preț"),
  /** The price moves by more than the step allowed. */
  PRICE_STEP(
      true,
      "correct the price, widen the step, or consent to this price",
      "corectează prețul, mărește pasul sau aprobă acest preț"),
  /** The price is many times the last one, or a small part of it: most likely a slip. */
  PRICE_JUMP(
      true,
      "look for a slip of the decimal point; consent to this price if it is right",
      "caută o virgulă greșită; aprobă acest preț dacă este corect"),
  /** The rules can not make the target's fields of this product. */
  MAPPING(
      false,
      "complete the product in the ERP or correct the rules",
      "completează produsul în ERP sau corectează regulile"),
  /** The channel's category wants something that the product does not have. */
  MISSING_FIELD(
      false,
      "map the characteristic, or give it in the ERP",
      "mapează caracteristica sau completează-o în ERP"),
  /** The channel refused it before, in its own words; it is tried again when something changes. */
  CHANNEL_REFUSED(
      false,
      "correct what the channel says, or release the product to try again",
      "corectează ce spune marketplace-ul sau eliberează produsul ca să se încerce din nou"),
  /** The channel takes the change again and again and does not show it. */
  NOT_APPLIED(
      false,
      "look at the offer in the channel's own pages, then release the product",
      "verifică oferta în paginile marketplace-ului, apoi eliberează produsul");

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
