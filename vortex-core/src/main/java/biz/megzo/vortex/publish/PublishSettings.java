package biz.megzo.vortex.publish;

/**
 * How much one heartbeat does of what can wait.
 *
 * @param cataloguePages pages of the ERP's catalogue read per heartbeat; reading goes on with the
 *     next heartbeat and starts again when it is through
 * @param newOffers most products looked up on the channel, and published, per heartbeat
 * @param reconcilePages pages of the channel's listing compared with the ledger per heartbeat
 */
public record PublishSettings(int cataloguePages, int newOffers, int reconcilePages) {
  public PublishSettings {
    if (cataloguePages < 1 || newOffers < 0 || reconcilePages < 0) {
      throw new IllegalArgumentException(
          "cataloguePages must be >= 1, newOffers and reconcilePages >= 0, were "
              + cataloguePages
              + ", "
              + newOffers
              + ", "
              + reconcilePages);
    }
  }

  /** 10 catalogue pages, 1000 new offers, 2 reconciliation pages. */
  public static PublishSettings ofDefaults() {
    return new PublishSettings(10, 1000, 2);
  }
}
