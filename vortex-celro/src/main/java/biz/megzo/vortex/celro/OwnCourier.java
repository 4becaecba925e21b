package biz.megzo.vortex.celro;

import org.jspecify.annotations.Nullable;

/**
 * How waybills are made on one of the seller's own courier accounts at Cel.ro ({@code api/celro.md}
 * 5.1 b). Immutable.
 */
public final class OwnCourier {
  private final long account;
  private final long contact;
  private final long address;
  private final String service;
  private final String labelFormat;
  private final String comments;
  private final boolean proofOfDelivery;
  private final boolean receiver;

  private OwnCourier(Builder builder) {
    this.account = builder.account;
    this.contact = builder.contact;
    this.address = builder.address;
    this.service = builder.service;
    this.labelFormat = builder.labelFormat;
    this.comments = builder.comments;
    this.proofOfDelivery = builder.proofOfDelivery;
    this.receiver = builder.receiver;
  }

  /**
   * Starts with what Cel.ro always needs.
   *
   * @param account id of one of {@code CelRo.courierAccounts()}
   * @param contact id of one of {@code CelRo.senderContacts()}
   * @param address id of one of {@code CelRo.pickupPlaces()}
   */
  public static Builder of(long account, long contact, long address) {
    return new Builder(account, contact, address);
  }

  public long account() {
    return account;
  }

  public long contact() {
    return contact;
  }

  public long address() {
    return address;
  }

  public String service() {
    return service;
  }

  public String labelFormat() {
    return labelFormat;
  }

  public String comments() {
    return comments;
  }

  public boolean proofOfDelivery() {
    return proofOfDelivery;
  }

  /** Whether the receiver is sent along; else Cel.ro uses the order's own delivery data. */
  public boolean sendsReceiver() {
    return receiver;
  }

  /** Collects settings. Not thread-safe. */
  public static final class Builder {
    private final long account;
    private final long contact;
    private final long address;
    private String service = "";
    private String labelFormat = "";
    private String comments = "";
    private boolean proofOfDelivery;
    private boolean receiver;

    private Builder(long account, long contact, long address) {
      if (account < 1 || contact < 1 || address < 1) {
        throw new IllegalArgumentException(
            "account, contact and address are ids above 0, were "
                + account
                + ", "
                + contact
                + " and "
                + address);
      }
      this.account = account;
      this.contact = contact;
      this.address = address;
    }

    /** The courier's service code; default the account's own. */
    public Builder service(@Nullable String code) {
      this.service = code == null ? "" : code;
      return this;
    }

    /** For example {@code A6}; default the account's own. */
    public Builder labelFormat(String format) {
      this.labelFormat = format;
      return this;
    }

    /** Printed on every label behind the reference; default nothing. */
    public Builder comments(String text) {
      this.comments = text;
      return this;
    }

    /** Default false. */
    public Builder proofOfDelivery(boolean yes) {
      this.proofOfDelivery = yes;
      return this;
    }

    /** Default false: Cel.ro has the delivery data, and a person may have corrected it there. */
    public Builder sendReceiver(boolean yes) {
      this.receiver = yes;
      return this;
    }

    public OwnCourier build() {
      return new OwnCourier(this);
    }
  }
}
