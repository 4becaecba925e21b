package biz.megzo.vortex.internal.publish;

import biz.megzo.vortex.internal.publish.StockSnapshot.Row;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.publish.PlanBase;
import biz.megzo.vortex.rules.RuleSet;
import biz.megzo.vortex.store.OfferLedger.Entry;
import biz.megzo.vortex.store.OfferLedger.Facet;
import biz.megzo.vortex.store.ProductStore.KnownProduct;
import biz.megzo.vortex.store.VortexStore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Digests of everything that a plan rests on: one ordered scan of products and ledger. */
final class BaseScan {
  private final LinkId link;
  private final VortexStore store;

  BaseScan(LinkId link, VortexStore store) {
    this.link = link;
    this.store = store;
  }

  PlanBase base(Facts facts) {
    StockSnapshot snapshot = facts.snapshot();
    return new PlanBase(
        ledger(),
        products(facts.supply().policy().defaults().readsToZero()),
        snapshot == null ? "" : stock(snapshot),
        snapshot == null ? "" : reservations(facts.supply()),
        version(facts.prices()),
        version(facts.contents()));
  }

  private static int version(@Nullable RuleSet rules) {
    return rules == null ? -1 : rules.version();
  }

  private String ledger() {
    Print print = new Print();
    Paged<Entry> entries =
        new Paged<>((after, most) -> store.offers().page(link, after, most), Entry::sku);
    for (Sku sku = entries.nextKey(); sku != null; sku = entries.nextKey()) {
      Entry entry = entries.takeIf(sku);
      if (entry != null) {
        print.add(sku.value()).add(entry.listing().name());
        print.add(value(entry.content())).add(value(entry.price())).add(value(entry.stock()));
      }
    }
    return print.done();
  }

  private static String value(@Nullable Facet facet) {
    return facet == null ? "-" : facet.ruleVersion() + " " + facet.value().fingerprint();
  }

  private String products(int readsToZero) {
    Print print = new Print();
    Paged<KnownProduct> products =
        new Paged<>((after, most) -> store.products().page(link, after, most), KnownProduct::sku);
    for (Sku sku = products.nextKey(); sku != null; sku = products.nextKey()) {
      KnownProduct product = products.takeIf(sku);
      if (product != null) {
        print.add(sku.value()).add(product.fields().fingerprint());
        print.add(product.missed() >= readsToZero ? "gone" : "");
      }
    }
    return print.done();
  }

  private static String stock(StockSnapshot snapshot) {
    Print print = new Print().add(snapshot.whole() ? "whole" : "part");
    for (Map.Entry<Sku, Row> row : new TreeMap<>(snapshot.rows()).entrySet()) {
      print.add(row.getKey().value());
      print.add(row.getValue().quantity().stripTrailingZeros().toPlainString());
    }
    new TreeSet<>(snapshot.unusable()).forEach(print::add);
    return print.done();
  }

  private static String reservations(Supply supply) {
    Print print = new Print().add(supply.policy().print()).add(supply.links().print());
    new TreeMap<>(supply.reserved())
        .forEach((sku, units) -> print.add(sku.value()).add("" + units));
    return print.done();
  }

  /** SHA-256 over texts with their lengths. */
  static final class Print {
    private final MessageDigest digest;

    Print() {
      try {
        digest = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every JVM has SHA-256", e);
      }
    }

    Print add(String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      digest.update((byte) (bytes.length >>> 24));
      digest.update((byte) (bytes.length >>> 16));
      digest.update((byte) (bytes.length >>> 8));
      digest.update((byte) bytes.length);
      digest.update(bytes);
      return this;
    }

    String done() {
      return HexFormat.of().formatHex(digest.digest());
    }
  }
}
