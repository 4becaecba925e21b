package biz.megzo.vortex.fulfil;

/** Why something that follows a recorded order waits for a person. */
public enum FollowHoldReason {
  /** The ERP gives no file for the number. */
  NO_PDF(
      "SmartBill gives no PDF of the invoice.",
      "Open the invoice in SmartBill and see whether it exists and prints; Vortex tries again by"
          + " itself, or at once with retry.",
      "SmartBill nu da PDF-ul facturii.",
      "Deschideti factura in SmartBill si verificati ca exista si se tipareste; Vortex reincearca"
          + " singur sau imediat cu retry."),
  /** What came is no PDF. */
  NOT_A_PDF(
      "What SmartBill gave for the invoice is not a PDF.",
      "Open the invoice in SmartBill; Vortex tries again by itself, or at once with retry.",
      "Fisierul primit de la SmartBill pentru factura nu este PDF.",
      "Deschideti factura in SmartBill; Vortex reincearca singur sau imediat cu retry."),
  /** The file is larger than the link allows. */
  TOO_LARGE(
      "The PDF of the invoice is too large for Cel.ro.",
      "Use a lighter invoice template in SmartBill, or attach the invoice by hand in Cel.ro.",
      "PDF-ul facturii este prea mare pentru Cel.ro.",
      "Folositi un model de factura mai mic in SmartBill sau atasati factura manual in Cel.ro."),
  /** Nothing can be read on the PDF, so that nobody can tell whose it is. */
  NO_TEXT(
      "The PDF of the invoice holds no text that can be read.",
      "Look at the PDF in SmartBill; release to attach it as it is.",
      "PDF-ul facturii nu contine text care poate fi citit.",
      "Verificati PDF-ul in SmartBill; eliberati pentru a-l atasa asa cum este."),
  /** The PDF shows another series or number. */
  OTHER_INVOICE(
      "The PDF does not show the series and number of the invoice.",
      "Look at the PDF in SmartBill; release only if it is the right one.",
      "PDF-ul nu contine seria si numarul facturii.",
      "Verificati PDF-ul in SmartBill; eliberati doar daca este cel corect."),
  /** The same invoice is that of another order. */
  OTHER_ORDER(
      "The same invoice was issued for another order too.",
      "See in SmartBill which order it belongs to; release if one invoice is for both.",
      "Aceeasi factura a fost emisa si pentru alta comanda.",
      "Verificati in SmartBill carei comenzi ii apartine; eliberati daca factura este pentru"
          + " ambele."),
  /** The order's invoices do not sum to the order's total. */
  TOTAL_DIFFERS(
      "The invoices of the order do not add up to the total that Cel.ro shows.",
      "Compare the amounts in the detail; correct the invoice in SmartBill, remove one that does"
          + " not count, or release to attach it as it is.",
      "Facturile comenzii nu insumeaza totalul afisat de Cel.ro.",
      "Comparati sumele din detaliu; corectati factura in SmartBill, scoateti-o pe cea gresita sau"
          + " eliberati pentru a o atasa asa cum este."),
  /** The channel shows an invoice that Vortex does not know. */
  OTHER_ATTACHED(
      "Somebody attached another invoice to the order on Cel.ro.",
      "Take the wrong one off in Cel.ro and retry, or release to attach this one beside it.",
      "Cineva a atasat alta factura comenzii in Cel.ro.",
      "Scoateti factura gresita din Cel.ro si reincercati sau eliberati pentru a o atasa si pe"
          + " aceasta."),
  /** The channel refused the file. */
  REFUSED(
      "Cel.ro refused the invoice.",
      "Correct what Cel.ro names in the detail, then retry; or attach the invoice by hand.",
      "Cel.ro a refuzat factura.",
      "Corectati ce indica Cel.ro in detaliu, apoi reincercati; sau atasati factura manual."),
  /** Sent, and the channel does not show it. */
  IN_DOUBT(
      "Cel.ro was sent the invoice and does not show it.",
      "Look at the order in Cel.ro; retry, or attach the invoice by hand.",
      "Factura a fost trimisa, dar Cel.ro nu o afiseaza.",
      "Verificati comanda in Cel.ro; reincercati sau atasati factura manual."),
  /** The channel shows the same invoice more than once. */
  LISTED_TWICE(
      "Cel.ro shows the invoice more than once.",
      "Take the surplus one off in Cel.ro, then retry.",
      "Cel.ro afiseaza factura de mai multe ori.",
      "Scoateti din Cel.ro factura in plus, apoi reincercati."),
  /** It was attached, and somebody took it off. */
  TAKEN_OFF(
      "The invoice was attached, and somebody took it off the order on Cel.ro.",
      "Retry to attach it again, or remove it if it does not count any more.",
      "Factura a fost atasata, dar cineva a scos-o din comanda in Cel.ro.",
      "Reincercati pentru a o atasa din nou sau scoateti-o daca nu mai este valabila."),
  /** The channel will not take a cancelled invoice off. */
  REMOVAL_REFUSED(
      "Cel.ro refused to take a cancelled invoice off the order.",
      "Ask Cel.ro to remove it, then retry.",
      "Cel.ro a refuzat sa scoata din comanda o factura anulata.",
      "Cereti la Cel.ro scoaterea ei, apoi reincercati."),
  /** The channel refused to move the order on. */
  STEP_REFUSED(
      "Cel.ro refused to move the order on.",
      "Do what Cel.ro names in the detail, then retry; or move the order on by hand in Cel.ro.",
      "Cel.ro a refuzat schimbarea starii comenzii.",
      "Faceti ce indica Cel.ro in detaliu, apoi reincercati; sau schimbati starea manual in"
          + " Cel.ro.");

  private final String english;
  private final String remedy;
  private final String romanian;
  private final String romanianRemedy;

  FollowHoldReason(String english, String remedy, String romanian, String romanianRemedy) {
    this.english = english;
    this.remedy = remedy;
    this.romanian = romanian;
    this.romanianRemedy = romanianRemedy;
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

  /** Whether a person can say that it shall go on in spite of it. */
  public boolean releasable() {
    return switch (this) {
      case NO_TEXT, OTHER_INVOICE, OTHER_ORDER, TOTAL_DIFFERS, OTHER_ATTACHED -> true;
      default -> false;
    };
  }

  /** Whether Vortex looks again by itself whether it still holds. */
  public boolean looksAgain() {
    return switch (this) {
      case REFUSED, TAKEN_OFF, REMOVAL_REFUSED -> false;
      default -> true;
    };
  }
}
