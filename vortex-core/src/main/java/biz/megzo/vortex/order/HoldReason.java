package biz.megzo.vortex.order;

/** Why an order waits for a person. */
public enum HoldReason {
  /** A line's code is not in SmartBill's catalogue. */
  UNKNOWN_PRODUCT(
      "The order contains a product that SmartBill does not have.",
      "Create the product in SmartBill with this code, or link the codes, then release the order.",
      "Comanda conține un produs care nu există în SmartBill.",
      "Creați produsul în SmartBill cu acest cod sau legați codurile, apoi eliberați comanda."),
  /** The rules could not map it. */
  MAPPING(
      "The order could not be mapped with the active rules.",
      "Correct the rule, the table or the data named in the detail; the order then goes on with the"
          + " next pass.",
      "Comanda nu a putut fi mapată cu regulile active.",
      "Corectați regula, tabelul sau datele din detaliu; comanda continuă apoi la următoarea"
          + " trecere."),
  /** The lines do not sum to the channel's total. */
  TOTAL_DIFFERS(
      "The lines of the order do not add up to the total that Cel.ro shows.",
      "Compare the order on Cel.ro with the amounts in the detail; correct it there, then release.",
      "Liniile comenzii nu însumează totalul afișat de Cel.ro.",
      "Comparați comanda din Cel.ro cu sumele din detaliu; corectați acolo, apoi eliberați."),
  /** No lines, or none that can be sold. */
  EMPTY(
      "The order has no lines.",
      "Look at the order on Cel.ro; cancel it there, or release once it has lines.",
      "Comanda nu are nicio linie.",
      "Verificați comanda în Cel.ro; anulați-o acolo sau eliberați-o când are linii."),
  /** The ERP refused the draft. */
  REFUSED_BY_ERP(
      "SmartBill refused the proforma.",
      "Correct what SmartBill names in the detail, then release the order.",
      "SmartBill a refuzat proforma.",
      "Corectați ce indică SmartBill în detaliu, apoi eliberați comanda."),
  /** A create was sent and it can not be proved what became of it. */
  IN_DOUBT(
      "It is not certain whether SmartBill made the proforma.",
      "Look for the reference in SmartBill, Rapoarte > Proforme; then resolve the order with the"
          + " number found, or as absent.",
      "Nu este sigur dacă SmartBill a emis proforma.",
      "Căutați referința în SmartBill, Rapoarte > Proforme; apoi rezolvați comanda cu numărul găsit"
          + " sau ca inexistentă."),
  /** The record is gone from the ERP although nobody told Vortex. */
  RECORD_GONE(
      "The proforma of the order was deleted in SmartBill.",
      "Release the order to make a new proforma, or give the order up.",
      "Proforma comenzii a fost ștearsă din SmartBill.",
      "Eliberați comanda pentru a emite o proformă nouă sau renunțați la comandă."),
  /** Something changed on the channel that must not be applied without a person. */
  CHANGED(
      "The order changed on Cel.ro after it was recorded.",
      "Compare the change in the detail with the proforma; apply or dismiss it.",
      "Comanda s-a modificat în Cel.ro după înregistrare.",
      "Comparați modificarea din detaliu cu proforma; aplicați-o sau respingeți-o."),
  /** Something changed on the channel after a person invoiced the order. */
  CHANGED_AFTER_INVOICE(
      "The order changed on Cel.ro after it was invoiced.",
      "Correct the invoice in SmartBill (reverse and reissue if needed), then dismiss the hold.",
      "Comanda s-a modificat în Cel.ro după facturare.",
      "Corectați factura în SmartBill (stornați și reemiteți dacă e cazul), apoi închideți reținerea."),
  /** The buyer sent goods back, or the order was reversed. */
  RETURNED(
      "The order was returned or reversed on Cel.ro.",
      "Reverse the invoice in SmartBill if there is one, and receive the goods; then dismiss.",
      "Comanda a fost returnată sau stornată în Cel.ro.",
      "Stornați factura în SmartBill dacă există și recepționați marfa; apoi închideți reținerea."),
  /** The channel's answer for the order could not be understood. */
  UNREADABLE(
      "The order could not be read from Cel.ro.",
      "Retry; if it stays, send the detail to the maintainers.",
      "Comanda nu a putut fi citită din Cel.ro.",
      "Reîncercați; dacă persistă, trimiteți detaliul dezvoltatorilor."),
  /** A person gave the order up. */
  GIVEN_UP(
      "The order was given up by a person.",
      "Nothing; release it to take it up again.",
      "S-a renunțat la comandă.",
      "Nimic; eliberați-o pentru a o relua.");

  private final String english;
  private final String remedy;
  private final String romanian;
  private final String romanianRemedy;

  HoldReason(String english, String remedy, String romanian, String romanianRemedy) {
    this.english = english;
    this.remedy = remedy;
    this.romanian = romanian;
    this.romanianRemedy = romanianRemedy;
  }

  /**
   * Whether an order held for this may have sold units that neither its reservations nor its
   * invoice count: it changed behind the invoice, or what it was recorded as is gone.
   */
  public boolean unitsMayDiffer() {
    return this == CHANGED_AFTER_INVOICE || this == RECORD_GONE;
  }

  /** What is wrong, for a vendor. */
  public String english() {
    return english;
  }

  /** What to do, for a vendor. */
  public String remedy() {
    return remedy;
  }

  /** {@link #english()} in Romanian. */
  public String romanian() {
    return romanian;
  }

  /** {@link #remedy()} in Romanian. */
  public String romanianRemedy() {
    return romanianRemedy;
  }
}
