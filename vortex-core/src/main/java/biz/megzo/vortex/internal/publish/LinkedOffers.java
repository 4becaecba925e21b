package biz.megzo.vortex.internal.publish;

import biz.megzo.vortex.connector.OfferCheck;
import biz.megzo.vortex.connector.OfferJoiner;
import biz.megzo.vortex.connector.OfferReader;
import biz.megzo.vortex.connector.OfferSink;
import biz.megzo.vortex.internal.heartbeat.Tally;
import biz.megzo.vortex.model.Offer;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.publish.CodeLinks;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.FieldSchema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The channel's offers by the ERP's codes: everything inside knows a product by its one code, and
 * only here it becomes the offer's. What can not be told apart is left out.
 */
public final class LinkedOffers {
  private static final String NOBODY =
      "its code on the channel can not be told from another product's; link the codes";

  private LinkedOffers() {}

  /** The sink by the ERP's codes. */
  public static OfferSink sink(OfferSink sink, CodeLinks links) {
    return new Sink(sink, links);
  }

  /**
   * The reader by the ERP's codes.
   *
   * @param tally told of codes that two offers have
   */
  public static OfferReader reader(OfferReader reader, CodeLinks links, Tally tally) {
    return new Reader(reader, links, tally);
  }

  /** What a sink can say of content before it is sent; null when it can not. */
  static @Nullable OfferCheck check(OfferSink sink) {
    OfferSink own = sink instanceof Sink linked ? linked.sink() : sink;
    return own instanceof OfferCheck check ? check : null;
  }

  /** What a sink can offer on the channel's own products; null when it can not. */
  static @Nullable OfferJoiner joiner(OfferSink sink) {
    if (!(sink instanceof Sink linked)) {
      return sink instanceof OfferJoiner own ? own : null;
    }
    return linked.sink() instanceof OfferJoiner own ? new Joiner(own, linked.links()) : null;
  }

  private record Joiner(OfferJoiner own, CodeLinks links) implements OfferJoiner {
    @Override
    public boolean joins(FieldRecord content) {
      return own.joins(content);
    }

    @Override
    public OfferSink.BatchResult join(OfferSink.OfferContent offer) {
      Names names = new Names(links);
      Sku channel = names.channel(offer.sku());
      return channel == null
          ? names.none()
          : names.back(
              own.join(
                  new OfferSink.OfferContent(
                      channel, offer.content(), offer.price(), offer.stock())));
    }
  }

  private record Sink(OfferSink sink, CodeLinks links) implements OfferSink {
    @Override
    public FieldSchema contentSchema() {
      return sink.contentSchema();
    }

    @Override
    public FieldSchema priceSchema() {
      return sink.priceSchema();
    }

    @Override
    public int updateBatch() {
      return sink.updateBatch();
    }

    @Override
    public int publishBatch() {
      return sink.publishBatch();
    }

    @Override
    public BatchResult update(List<OfferUpdate> updates) {
      Names names = new Names(links);
      List<OfferUpdate> named = new ArrayList<>();
      for (OfferUpdate one : updates) {
        Sku channel = names.channel(one.sku());
        if (channel != null) {
          named.add(new OfferUpdate(channel, one.price(), one.stock(), one.active()));
        }
      }
      return named.isEmpty() ? names.none() : names.back(sink.update(named));
    }

    @Override
    public BatchResult publish(List<OfferContent> offers) {
      Names names = new Names(links);
      List<OfferContent> named = new ArrayList<>();
      for (OfferContent one : offers) {
        Sku channel = names.channel(one.sku());
        if (channel != null) {
          named.add(new OfferContent(channel, one.content(), one.price(), one.stock()));
        }
      }
      return named.isEmpty() ? names.none() : names.back(sink.publish(named));
    }

    @Override
    public Map<Sku, ImportState> importStates(Collection<Sku> skus) {
      Names names = new Names(links);
      List<Sku> named = new ArrayList<>();
      for (Sku one : skus) {
        Sku channel = names.channel(one);
        if (channel != null) {
          named.add(channel);
        }
      }
      Map<Sku, ImportState> states = new HashMap<>();
      if (!named.isEmpty()) {
        sink.importStates(named).forEach((sku, state) -> states.put(names.erp(sku), state));
      }
      return states;
    }
  }

  /** The codes of one call, there and back. */
  private static final class Names {
    private final CodeLinks links;
    private final Map<Sku, Sku> erpOf = new HashMap<>();
    private final Map<Sku, String> refused = new HashMap<>();

    Names(CodeLinks links) {
      this.links = links;
    }

    @Nullable Sku channel(Sku erp) {
      Sku channel = links.toChannel(erp).orElse(null);
      if (channel == null) {
        refused.put(erp, NOBODY);
      } else {
        erpOf.put(channel, erp);
      }
      return channel;
    }

    Sku erp(Sku channel) {
      return erpOf.getOrDefault(channel, channel);
    }

    OfferSink.BatchResult none() {
      return new OfferSink.BatchResult.Taken(refused, true);
    }

    OfferSink.BatchResult back(OfferSink.BatchResult result) {
      if (!(result instanceof OfferSink.BatchResult.Taken taken)) {
        return result;
      }
      Map<Sku, String> all = new HashMap<>(refused);
      taken.refused().forEach((sku, words) -> all.put(erp(sku), words));
      return new OfferSink.BatchResult.Taken(all, taken.confirmed());
    }
  }

  private record Reader(OfferReader reader, CodeLinks links, Tally tally) implements OfferReader {
    @Override
    public int readBatch() {
      return reader.readBatch();
    }

    @Override
    public OfferPage offers(@Nullable String page) {
      OfferPage read = reader.offers(page);
      return new OfferPage(all(read.offers()), read.next());
    }

    @Override
    public List<Offer> offers(Collection<Sku> skus) {
      List<Sku> asked =
          skus.stream().flatMap(sku -> links.toChannel(sku).stream()).distinct().toList();
      return asked.isEmpty() ? List.of() : named(reader.offers(asked));
    }

    /** By the ERP's codes; what is listed twice comes twice, so that it is seen. */
    private List<Offer> all(List<Offer> offers) {
      List<Offer> all = new ArrayList<>();
      for (Offer offer : offers) {
        links
            .toErp(offer.sku())
            .ifPresent(
                erp ->
                    all.add(
                        new Offer(
                            erp, offer.name(), offer.price(), offer.stock(), offer.active())));
      }
      return all;
    }

    private List<Offer> named(List<Offer> offers) {
      Map<Sku, Offer> named = new HashMap<>();
      Set<Sku> twice = new HashSet<>();
      for (Offer offer : offers) {
        Sku erp = links.toErp(offer.sku()).orElse(null);
        if (erp == null) {
          continue;
        }
        Offer one = new Offer(erp, offer.name(), offer.price(), offer.stock(), offer.active());
        Offer before = named.put(erp, one);
        if (before != null && !before.equals(one)) {
          twice.add(offer.sku());
          named.remove(erp);
        }
      }
      for (Sku sku : twice) {
        links.toErp(sku).ifPresent(named::remove);
        tally.held(
            "sku " + sku,
            "the channel lists two offers with this model, so that it can not be told which is"
                + " which; remove one of them there");
      }
      return List.copyOf(named.values());
    }
  }
}
