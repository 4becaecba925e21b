package biz.megzo.vortex.connector;

import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.FieldSchema;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Channel side: what is listed. All writes carry absolute values and may be repeated. */
public interface OfferSink {
  /** The schema of {@link OfferContent#content()}. */
  FieldSchema contentSchema();

  /** The schema of {@link OfferUpdate#price()}. */
  FieldSchema priceSchema();

  /** Most updates that fit one call of {@link #update}. */
  int updateBatch();

  /** Most offers that fit one call of {@link #publish}. */
  int publishBatch();

  /** Changes price and stock of listed offers: one call of the remote. */
  BatchResult update(List<OfferUpdate> updates);

  /**
   * Creates offers, or replaces their content: one call of the remote. The channel may decide
   * later.
   */
  BatchResult publish(List<OfferContent> offers);

  /**
   * What the channel decided on published offers; SKUs it does not answer for are left out.
   *
   * @throws ConnectorException when the remote can not be used
   */
  Map<Sku, ImportState> importStates(Collection<Sku> skus);

  /**
   * New price and stock of one offer; what is null stays as it is.
   *
   * @param price in {@link OfferSink#priceSchema()}
   * @param stock units, 0 or more
   * @param active whether buyers can see it
   */
  record OfferUpdate(
      Sku sku, @Nullable FieldRecord price, @Nullable Integer stock, @Nullable Boolean active) {}

  /**
   * A whole offer.
   *
   * @param content in {@link OfferSink#contentSchema()}
   * @param price in {@link OfferSink#priceSchema()}
   * @param stock first stock, 0 or more
   */
  record OfferContent(Sku sku, FieldRecord content, FieldRecord price, int stock) {}

  /** What became of one call. */
  sealed interface BatchResult {
    <T> T fold(
        Function<? super Taken, ? extends T> taken,
        Function<? super Refused, ? extends T> refused,
        Function<? super Unknown, ? extends T> unknown);

    /**
     * The call was taken.
     *
     * @param refused items that were not, with the channel's words
     * @param confirmed whether the channel confirmed the others one by one
     */
    record Taken(Map<Sku, String> refused, boolean confirmed) implements BatchResult {
      public Taken {
        refused = Map.copyOf(refused);
      }

      @Override
      public <T> T fold(
          Function<? super Taken, ? extends T> taken,
          Function<? super Refused, ? extends T> onRefused,
          Function<? super Unknown, ? extends T> unknown) {
        return taken.apply(this);
      }
    }

    /** The whole call was refused: nothing of it was applied. Split it to find the culprit. */
    record Refused(String reason) implements BatchResult {
      @Override
      public <T> T fold(
          Function<? super Taken, ? extends T> taken,
          Function<? super Refused, ? extends T> refused,
          Function<? super Unknown, ? extends T> unknown) {
        return refused.apply(this);
      }
    }

    /**
     * Nobody knows; safe to repeat.
     *
     * @param sent false when no byte left
     */
    record Unknown(String cause, boolean sent) implements BatchResult {
      @Override
      public <T> T fold(
          Function<? super Taken, ? extends T> taken,
          Function<? super Refused, ? extends T> refused,
          Function<? super Unknown, ? extends T> unknown) {
        return unknown.apply(this);
      }
    }
  }

  /**
   * How far a published offer is.
   *
   * @param message the channel's words; empty when it gave none
   */
  record ImportState(Phase phase, String message) {
    /** How far. */
    public enum Phase {
      PENDING,
      REFUSED,
      LISTED,
      LISTED_WITH_CHANGES_PENDING,
      NOT_FOUND
    }
  }
}
