package biz.megzo.vortex.fulfil;

/** Why a shipment waits for a person. */
public enum ShipmentHoldReason {
  /** The courier will not take the request. */
  REFUSED_BY_COURIER(
      "The courier refused the shipment.",
      "Correct what the courier names in the detail (on Cel.ro or in the settings), then retry.",
      "Curierul a refuzat expedierea.",
      "Corectați ce indică curierul în detaliu (în Cel.ro sau în setări), apoi reîncercați."),
  /** A create was sent and it can not be proved what became of it. */
  IN_DOUBT(
      "It is not certain whether the courier made the waybill.",
      "Look for the reference at the courier; then resolve with the number found, or as absent.",
      "Nu este sigur dacă curierul a emis AWB-ul.",
      "Căutați referința la curier; apoi rezolvați cu numărul găsit sau ca inexistent."),
  /** The number already belongs to another order. */
  NUMBER_TAKEN(
      "The waybill number already belongs to another order.",
      "Find out which order it is for; resolve with the right number, or as absent.",
      "Numărul AWB aparține deja altei comenzi.",
      "Aflați cărei comenzi îi aparține; rezolvați cu numărul corect sau ca inexistent."),
  /** The channel shows another waybill than the one that was made. */
  OTHER_ON_CHANNEL(
      "Cel.ro shows another waybill for the order.",
      "Compare the numbers; resolve with the one that counts and cancel the other at its courier.",
      "Cel.ro afișează alt AWB pentru comandă.",
      "Comparați numerele; rezolvați cu cel valabil și anulați-l pe celălalt la curierul lui."),
  /** The channel shows several waybills. */
  SEVERAL_ON_CHANNEL(
      "Cel.ro shows several waybills for the order.",
      "Resolve with the one that counts; ask Cel.ro to remove the others.",
      "Cel.ro afișează mai multe AWB-uri pentru comandă.",
      "Rezolvați cu cel valabil; cereți Cel.ro să le elimine pe celelalte."),
  /** The channel will not take the number. */
  REFUSED_BY_CHANNEL(
      "Cel.ro refused the waybill number or the order's next status.",
      "Read the detail; correct it on Cel.ro or in the settings, then retry.",
      "Cel.ro a refuzat numărul AWB sau starea următoare a comenzii.",
      "Citiți detaliul; corectați în Cel.ro sau în setări, apoi reîncercați."),
  /** The order was cancelled after its waybill was made. */
  ORDER_CANCELLED(
      "The order was cancelled after its waybill was made.",
      "Keep the parcel back and cancel the waybill; dismiss when the parcel is on its way anyway.",
      "Comanda a fost anulată după emiterea AWB-ului.",
      "Opriți coletul și anulați AWB-ul; închideți reținerea dacă acesta este deja pe drum."),
  /** What the courier was asked to collect is not what the order asks for any more. */
  COLLECTS_OTHERWISE(
      "The courier was asked to collect another amount than the order asks for now.",
      "Have the courier correct the amount, then retry; or cancel the waybill, then create another.",
      "Curierul are de încasat altă sumă decât cere acum comanda.",
      "Cereți curierului să corecteze suma, apoi reîncercați; sau anulați AWB-ul și creați altul."),
  /** The order is not on the channel any more. */
  ORDER_GONE(
      "Cel.ro no longer shows the order.",
      "Look for it on Cel.ro, then retry or cancel the shipment.",
      "Cel.ro nu mai afișează comanda.",
      "Căutați-o în Cel.ro, apoi reîncercați sau anulați expedierea."),
  /** The courier lost the parcel. */
  LOST(
      "The courier lost the parcel.",
      "Claim it at the courier, then dismiss; create another waybill or cancel the order.",
      "Curierul a pierdut coletul.",
      "Reclamați la curier, apoi închideți reținerea; creați alt AWB sau anulați comanda."),
  /** The buyer did not take the parcel. */
  PARCEL_REFUSED(
      "The buyer refused the parcel.",
      "Call the buyer, or wait for its return; then dismiss.",
      "Clientul a refuzat coletul.",
      "Contactați clientul sau așteptați returul; apoi închideți reținerea."),
  /** The parcel comes back. */
  RETURNED(
      "The parcel is coming back.",
      "Receive the goods, reverse the invoice in SmartBill if there is one; then dismiss.",
      "Coletul se întoarce.",
      "Recepționați marfa, stornați factura în SmartBill dacă există; apoi închideți reținerea."),
  /** The courier said nothing for too long. */
  NO_NEWS(
      "The courier has not said anything of the parcel for a long time.",
      "Ask the courier; then retry or dismiss.",
      "Curierul nu a mai raportat nimic despre colet de mult timp.",
      "Întrebați curierul; apoi reîncercați sau închideți reținerea.");

  private final String english;
  private final String remedy;
  private final String romanian;
  private final String romanianRemedy;

  ShipmentHoldReason(String english, String remedy, String romanian, String romanianRemedy) {
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
}
