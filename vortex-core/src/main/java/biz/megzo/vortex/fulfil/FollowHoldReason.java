package biz.megzo.vortex.fulfil;

/** Why something that follows a recorded order waits for a person. */
public enum FollowHoldReason {
  /** The ERP gives no file for the number. */
  NO_PDF(
      "SmartBill gives no PDF of the invoice.",
      "Open the invoice in SmartBill and see whether it exists and prints; Vortex tries again by"
          + " itself, or at once with retry.",
      "SmartBill nu dă PDF-ul facturii.",
      "Deschideți factura în SmartBill și verificați că există și se tipărește; Vortex reîncearcă"
          + " singur sau imediat cu retry."),
  /** What came is no PDF. */
  NOT_A_PDF(
      "What SmartBill gave for the invoice is not a PDF.",
      "Open the invoice in SmartBill; Vortex tries again by itself, or at once with retry.",
      "Fișierul primit de la SmartBill pentru factură nu este PDF.",
      "Deschideți factura în SmartBill; Vortex reîncearcă singur sau imediat cu retry."),
  /** The file is larger than the link allows. */
  TOO_LARGE(
      "The PDF of the invoice is too large for Cel.ro.",
      "Use a lighter invoice template in SmartBill, or attach the invoice by hand in Cel.ro.",
      "PDF-ul facturii este prea mare pentru Cel.ro.",
      "Folosiți un model de factură mai mic în SmartBill sau atașați factura manual în Cel.ro."),
  /** Nothing can be read on the PDF, so that nobody can tell whose it is. */
  NO_TEXT(
      "The PDF of the invoice holds no text that can be read.",
      "Look at the PDF in SmartBill; release to attach it as it is.",
      "PDF-ul facturii nu conține text care poate fi citit.",
      "Verificați PDF-ul în SmartBill; eliberați pentru a-l atașa așa cum este."),
  /** The PDF shows another series or number. */
  OTHER_INVOICE(
      "The PDF does not show the series and number of the invoice.",
      "Look at the PDF in SmartBill; release only if it is the right one.",
      "PDF-ul nu conține seria și numărul facturii.",
      "Verificați PDF-ul în SmartBill; eliberați doar dacă este cel corect."),
  /** The same invoice is that of another order. */
  OTHER_ORDER(
      "The same invoice was issued for another order too.",
      "See in SmartBill which order it belongs to; release if one invoice is for both.",
      "Aceeași factură a fost emisă și pentru altă comandă.",
      "Verificați în SmartBill cărei comenzi îi aparține; eliberați dacă factura este pentru"
          + " ambele."),
  /** The order's invoices do not sum to the order's total. */
  TOTAL_DIFFERS(
      "The invoices of the order do not add up to the total that Cel.ro shows.",
      "Compare the amounts in the detail; correct the invoice in SmartBill, remove one that does"
          + " not count, or release to attach it as it is.",
      "Facturile comenzii nu însumează totalul afișat de Cel.ro.",
      "Comparați sumele din detaliu; corectați factura în SmartBill, scoateți-o pe cea greșită sau"
          + " eliberați pentru a o atașa așa cum este."),
  /** The channel shows an invoice that Vortex does not know. */
  OTHER_ATTACHED(
      "Somebody attached another invoice to the order on Cel.ro.",
      "Take the wrong one off in Cel.ro and retry, or release to attach this one beside it.",
      "Cineva a atașat altă factură comenzii în Cel.ro.",
      "Scoateți factura greșită din Cel.ro și reîncercați sau eliberați pentru a o atașa și pe"
          + " aceasta."),
  /** The channel refused the file. */
  REFUSED(
      "Cel.ro refused the invoice.",
      "Correct what Cel.ro names in the detail, or attach the invoice by hand; then retry.",
      "Cel.ro a refuzat factura.",
      "Corectați ce indică Cel.ro în detaliu sau atașați factura manual; apoi reîncercați."),
  /** Sent, and the channel does not show it. */
  IN_DOUBT(
      "Cel.ro was sent the invoice and does not show it.",
      "Look at the order in Cel.ro; retry, or attach the invoice by hand.",
      "Factura a fost trimisă, dar Cel.ro nu o afișează.",
      "Verificați comanda în Cel.ro; reîncercați sau atașați factura manual."),
  /** The channel shows the same invoice more than once. */
  LISTED_TWICE(
      "Cel.ro shows the invoice more than once.",
      "Take the surplus one off in Cel.ro, then retry.",
      "Cel.ro afișează factura de mai multe ori.",
      "Scoateți din Cel.ro factura în plus, apoi reîncercați."),
  /** It was attached, and somebody took it off. */
  TAKEN_OFF(
      "The invoice was attached, and somebody took it off the order on Cel.ro.",
      "Retry to attach it again, or remove it if it does not count any more.",
      "Factura a fost atașată, dar cineva a scos-o din comandă în Cel.ro.",
      "Reîncercați pentru a o atașa din nou sau scoateți-o dacă nu mai este valabilă."),
  /** The channel will not take a cancelled invoice off. */
  REMOVAL_REFUSED(
      "Cel.ro refused to take a cancelled invoice off the order.",
      "Ask Cel.ro to remove it, then retry.",
      "Cel.ro a refuzat să scoată din comandă o factură anulată.",
      "Cereți la Cel.ro scoaterea ei, apoi reîncercați."),
  /** The channel refused to move the order on. */
  STEP_REFUSED(
      "Cel.ro refused to move the order on.",
      "Do what Cel.ro names in the detail, then retry; or move the order on by hand in Cel.ro.",
      "Cel.ro a refuzat schimbarea stării comenzii.",
      "Faceți ce indică Cel.ro în detaliu, apoi reîncercați; sau schimbați starea manual în"
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
