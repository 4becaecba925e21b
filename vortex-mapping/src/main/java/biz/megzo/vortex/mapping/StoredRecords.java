package biz.megzo.vortex.mapping;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.OrderLine;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.order.OrderInput;
import biz.megzo.vortex.order.TrackedOrder;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.MappingInput;
import biz.megzo.vortex.rules.Profile;
import biz.megzo.vortex.store.ProductStore.KnownProduct;
import biz.megzo.vortex.store.VortexStore;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The records of the store as input for rules. */
final class StoredRecords {
  private static final ZoneId FISCAL_ZONE = ZoneId.of("Europe/Bucharest");
  private static final int PAGE = 100;

  /** One record with the name that reports give it. */
  record Sample(String name, MappingInput input) {}

  private final VortexStore store;
  private final InstantSource clock;

  StoredRecords(VortexStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** The newest orders, or products spread evenly over the catalogue; at most so many. */
  List<Sample> last(LinkId link, Profile profile, int limit) {
    List<Sample> samples = new ArrayList<>();
    if (profile == Profile.ORDER) {
      orders(link, limit, (name, input) -> samples.add(new Sample(name, input)));
      return samples;
    }
    for (KnownProduct product : store.products().sample(link, limit)) {
      samples.add(new Sample("sku:" + product.sku(), input(product)));
    }
    return samples;
  }

  /** One by one: the newest orders, or the products by SKU; at most so many. */
  void each(LinkId link, Profile profile, int limit, Consumer<MappingInput> work) {
    if (profile == Profile.ORDER) {
      orders(link, limit, (name, input) -> work.accept(input));
    } else {
      products(link, limit, work);
    }
  }

  private void orders(LinkId link, int limit, BiConsumer<String, MappingInput> work) {
    @Nullable OrderKey after = null;
    for (int left = limit; left > 0; ) {
      int size = Math.min(PAGE, left);
      List<TrackedOrder> page = store.orders().list(link, null, after, size);
      for (TrackedOrder order : page) {
        // of orders whose buyer was forgotten nothing is left to map
        if (!order.channel().fields().isEmpty()) {
          work.accept("order:" + order.key().orderId(), input(order));
          left--;
        }
        after = order.key();
      }
      if (page.size() < size) {
        return;
      }
    }
  }

  private void products(LinkId link, int limit, Consumer<MappingInput> work) {
    @Nullable Sku after = null;
    for (int left = limit; left > 0; ) {
      int size = Math.min(1000, left);
      List<KnownProduct> page = store.products().page(link, after, size);
      for (KnownProduct product : page) {
        work.accept(input(product));
        after = product.sku();
      }
      left -= page.size();
      if (page.size() < size) {
        return;
      }
    }
  }

  Optional<MappingInput> product(LinkId link, Sku sku) {
    return store.products().find(link, List.of(sku)).stream().findFirst().map(this::input);
  }

  private MappingInput input(KnownProduct product) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), FISCAL_ZONE);
    return MappingInput.of(product.fields(), today);
  }

  MappingInput input(TrackedOrder order) {
    Set<Sku> skus = new LinkedHashSet<>();
    for (OrderLine line : order.channel().order().lines()) {
      if (line.sku() != null) {
        skus.add(Objects.requireNonNull(line.sku()));
      }
    }
    Map<Sku, FieldRecord> products = new HashMap<>();
    if (!skus.isEmpty()) {
      store
          .products()
          .find(order.key().link(), skus)
          .forEach(product -> products.put(product.sku(), product.fields()));
    }
    return OrderInput.of(order.channel(), products, order.recording().frozen());
  }
}
