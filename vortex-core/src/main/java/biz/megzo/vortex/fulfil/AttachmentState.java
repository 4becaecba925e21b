package biz.megzo.vortex.fulfil;

/** Where one invoice stands on the channel's order. */
public enum AttachmentState {
  /** The ERP lists it; it is to be checked and attached. */
  FOUND,
  /** The ERP lists it; the link attaches no invoices. */
  LEFT,
  /** An intent is committed and an upload may be under way. */
  SENDING,
  /** An upload was sent and nobody knows what became of it. */
  UNCERTAIN,
  /** The channel shows it. */
  ATTACHED,
  /** A person must look. */
  HELD,
  /** It was cancelled in the ERP; it is to be taken off the order. */
  REMOVING,
  /** It was cancelled in the ERP and the order does not, or no longer, show it. */
  REMOVED;

  /** Whether something is still to be done without a person. */
  public boolean moving() {
    return this == FOUND || this == SENDING || this == UNCERTAIN || this == REMOVING;
  }

  /** Whether the invoice still counts. */
  public boolean live() {
    return this != REMOVING && this != REMOVED;
  }
}
