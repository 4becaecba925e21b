package biz.megzo.vortex.proofs;

import biz.megzo.vortex.celro.fake.ListedProduct;
import biz.megzo.vortex.celro.fake.ProductChange;
import biz.megzo.vortex.celro.fake.ProductChange.Cause;
import biz.megzo.vortex.celro.fake.RecordedCall;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.publish.Drift;
import biz.megzo.vortex.store.OfferLedger.Entry;
import biz.megzo.vortex.store.OfferLedger.Listing;
import biz.megzo.vortex.store.VortexStore;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Says what is wrong with what is listed, counted at Cel.ro and in SmartBill. */
final class PublishCheck {
  static final String IMPORT = "import/importer";
  static final String PUSH = "products/updateStockAndPrice";
  static final String JOIN = "products/addOfferToExistingProduct";

  static final List<String> WRITES = List.of(IMPORT, PUSH, JOIN);

  private final World world;
  private final PublishStory story;
  private final TreeMap<Instant, Map<String, Integer>> free = new TreeMap<>();

  PublishCheck(World world, PublishStory story) {
    this.world = world;
    this.story = story;
  }

  /** From this moment on so much is free as the world says now. */
  void truth(Instant at) {
    free.put(at, world.free());
  }

  /**
   * What is wrong once nothing moves any more.
   *
   * @param beat one more heartbeat
   */
  List<String> faults(Node node, VortexStore store, Runnable beat) {
    List<String> faults = new ArrayList<>(world.faults());
    for (ListedProduct listed : world.celRo.market().listed()) {
      if (!world.shouldList(listed.model())) {
        faults.add(listed.model() + " is listed");
        continue;
      }
      offer(listed, faults);
      neverTooMany(listed, faults);
      ledger(listed, store.offers().find(Node.LINK, Sku.of(listed.model())).orElse(null), faults);
    }
    held(store, faults);
    sentOnce(faults);
    if (story.held().isEmpty()) {
      quiet(node, beat, faults);
    }
    return faults;
  }

  private void offer(ListedProduct listed, List<String> faults) {
    BigDecimal price = world.company.product(listed.model()).price();
    boolean refused = story == PublishStory.PRICE_REFUSED && story.held().contains(listed.model());
    if (!listed.priceIncludesVat() || (listed.price().compareTo(price) == 0) == refused) {
      faults.add(listed.model() + " costs " + listed.price() + ", in the ERP " + price);
    }
    String name = world.company.product(listed.model()).name();
    if (!name.equals(listed.content().get("products_name"))) {
      faults.add(listed.model() + " is listed as " + listed.content().get("products_name"));
    }
  }

  /** S1: what was set was free when it was set. */
  private void neverTooMany(ListedProduct listed, List<String> faults) {
    for (ProductChange change : listed.history()) {
      boolean ours = change.cause() == Cause.UPDATED || change.cause() == Cause.IMPORTED;
      if (change.field().equals("stoc") && ours) {
        int most = Math.max(0, free.floorEntry(change.at()).getValue().get(listed.model()));
        if (Integer.parseInt(change.to()) > most) {
          faults.add(listed.model() + " was set to " + change.to() + ", " + most + " were free");
        }
      }
    }
  }

  private void ledger(ListedProduct listed, Entry entry, List<String> faults) {
    if (entry == null || entry.listing() != Listing.LISTED) {
      faults.add(listed.model() + " is listed, the ledger says " + entry);
      return;
    }
    boolean stock =
        entry.stock() != null && entry.stock().value().whole("stock").orElse(-1L) == listed.stock();
    boolean refused = story.held().contains(listed.model());
    boolean price =
        refused
            || (entry.price() != null
                && !entry.price().unsure()
                && entry.price().value().decimal("pretf").orElseThrow().compareTo(listed.price())
                    == 0);
    if (!stock || !price) {
      faults.add(
          listed.model() + ": " + listed.stock() + " at " + listed.price() + ", ledger " + entry);
    }
  }

  private void held(VortexStore store, List<String> faults) {
    for (Entry entry : store.offers().page(Node.LINK, null, 100)) {
      boolean expected = story.held().contains(entry.sku().value());
      if (expected == (entry.hold() == null)) {
        faults.add(entry.sku() + " is held: " + entry.hold());
      }
    }
  }

  /**
   * Each new product got to Cel.ro once, whatever was lost. What waits with more units than are
   * left is replaced; changed content is repeated, because Cel.ro does not show it.
   */
  private void sentOnce(List<String> faults) {
    Map<String, Integer> times = new HashMap<>();
    for (RecordedCall call : world.celRo.journal().calls()) {
      List<String> models = call.handled() ? models(call) : List.of();
      if (models.stream().allMatch(world::shouldList)) { // else it was refused whole
        models.forEach(model -> times.merge(model, 1, Integer::sum));
      }
    }
    times.forEach(
        (model, count) -> {
          if (count > story.most(model)) {
            faults.add(model + " was published " + count + " times");
          }
        });
  }

  private static List<String> models(RecordedCall call) {
    if (call.action().equals(JOIN)) {
      byte[] model = Base64.getDecoder().decode(call.value("products_model").orElseThrow());
      return List.of(new String(model, StandardCharsets.UTF_8));
    }
    return call.action().equals(IMPORT)
        ? call.form().stream()
            .filter(field -> field.name().endsWith("[products_model]"))
            .map(RecordedCall.Field::value)
            .toList()
        : List.of();
  }

  /** Nothing is left to do: no write, and the whole listing shows what the ledger says. */
  private void quiet(Node node, Runnable beat, List<String> faults) {
    long before = writes();
    beat.run();
    node.vortex().reconcile(Node.LINK);
    List<Drift> drift = node.vortex().offers(Node.LINK).drift(null, 100);
    beat.run();
    if (writes() > before || !drift.isEmpty()) {
      faults.add((writes() - before) + " writes at quiet, drift " + drift);
    }
  }

  private long writes() {
    return world.celRo.journal().calls().stream()
        .filter(call -> WRITES.contains(call.action()))
        .count();
  }
}
