package biz.megzo.vortex.benchmarks;

import biz.megzo.vortex.connector.Connector;
import biz.megzo.vortex.connector.Finding;
import biz.megzo.vortex.connector.OfferReader;
import biz.megzo.vortex.connector.OfferSink;
import biz.megzo.vortex.model.Offer;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.rules.FieldSchema;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A channel that takes everything and counts calls. */
final class CountingShop implements Connector, OfferSink, OfferReader {
  private int writes;
  private int reads;

  int writes() {
    return writes;
  }

  int reads() {
    return reads;
  }

  @Override
  public String name() {
    return "counting-shop";
  }

  @Override
  public List<Finding> examine() {
    return List.of();
  }

  @Override
  public FieldSchema contentSchema() {
    return FieldSchema.of("content");
  }

  @Override
  public FieldSchema priceSchema() {
    return FieldSchema.of("price");
  }

  @Override
  public int updateBatch() {
    return 100;
  }

  @Override
  public int publishBatch() {
    return 20;
  }

  @Override
  public BatchResult update(List<OfferUpdate> updates) {
    writes++;
    return new BatchResult.Taken(Map.of(), true);
  }

  @Override
  public BatchResult publish(List<OfferContent> offers) {
    writes++;
    return new BatchResult.Taken(Map.of(), true);
  }

  @Override
  public Map<Sku, ImportState> importStates(Collection<Sku> skus) {
    reads++;
    return Map.of();
  }

  @Override
  public int readBatch() {
    return 50;
  }

  @Override
  public OfferPage offers(@Nullable String page) {
    reads++;
    return new OfferPage(List.of(), null);
  }

  @Override
  public List<Offer> offers(Collection<Sku> skus) {
    reads++;
    return List.of();
  }
}
