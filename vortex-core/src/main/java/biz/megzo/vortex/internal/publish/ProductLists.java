package biz.megzo.vortex.internal.publish;

import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.ProductData;
import biz.megzo.vortex.connector.ProductData.Products;
import biz.megzo.vortex.connector.ReadReport.Skipped;
import biz.megzo.vortex.internal.heartbeat.Pass;
import biz.megzo.vortex.internal.heartbeat.Tally;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.publish.ProductOrigins;
import biz.megzo.vortex.rules.Field;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.FieldSchema;
import biz.megzo.vortex.store.CursorStore;
import biz.megzo.vortex.store.VortexStore;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the product data beside the ERP's catalogue. A list that can not be read, is not whole or
 * has become much shorter counts for nothing: what it said before stays.
 */
public final class ProductLists {
  private static final Logger LOG = LoggerFactory.getLogger(ProductLists.class);
  private static final int MOST_REPORTED = 20;

  /** A list may lose a fifth of its rows, or so many, before a person is asked. */
  private static final int MAY_LOSE = 20;

  private static final int PART = 5;

  private final Pass pass;
  private final VortexStore store;
  private final Tally tally;
  private final Announcer announcer;
  private final @Nullable FieldSchema schema;
  private final ProductMerge merge;

  /**
   * A reader.
   *
   * @param schema what values are checked by; null when the ERP has no catalogue
   */
  public ProductLists(
      Pass pass,
      VortexStore store,
      Tally tally,
      Announcer announcer,
      @Nullable FieldSchema schema,
      ProductMerge merge) {
    this.pass = pass;
    this.store = store;
    this.tally = tally;
    this.announcer = announcer;
    this.schema = schema;
    this.merge = merge;
  }

  /** The cursor that is there once a list was read whole. */
  public static String readCursor(String name) {
    return "products." + name + ".read";
  }

  /** Lets the next read of a list count, however short it is; gives whether one was read before. */
  public static boolean accept(CursorStore cursors, LinkId link, String name) {
    boolean known = cursors.get(link, readCursor(name)).isPresent();
    if (known) {
      cursors.put(link, rowsCursor(name), "0");
    }
    return known;
  }

  private static String rowsCursor(String name) {
    return "products." + name + ".rows";
  }

  /** Reads all of them. */
  public void read(Map<String, ProductData> lists) {
    lists.forEach(
        (name, data) -> {
          if (!pass.hasTime()) {
            tally.skipped("no time left for product data " + name);
            return;
          }
          pass.keep();
          read(name, data);
        });
  }

  private void read(String name, ProductData data) {
    Products products;
    try {
      products = data.read();
    } catch (ConnectorException e) {
      unknown(name, String.valueOf(e.getMessage()));
      return;
    } catch (RuntimeException e) {
      LOG.error("Product data {} of link {} failed; the pass goes on", name, pass.link(), e);
      unknown(name, "reading it failed (" + e.getClass().getSimpleName() + "); the log has it");
      return;
    }
    int count = products.rows().size() + products.skipped().size();
    String problem = problem(name, products, count);
    if (problem != null) {
      unknown(name, problem);
      return;
    }
    trouble(name, "");
    take(name, products);
    store.cursors().put(pass.link(), rowsCursor(name), Integer.toString(count));
    store.cursors().put(pass.link(), readCursor(name), pass.now().toString());
  }

  private @Nullable String problem(String name, Products products, int count) {
    if (!products.complete()) {
      return "it was not read to its proven end";
    }
    if (products.rows().isEmpty()) {
      return "it has no product that can be used";
    }
    int before =
        store.cursors().get(pass.link(), rowsCursor(name)).map(Integer::parseInt).orElse(0);
    int lost = before - count;
    return lost > MAY_LOSE && lost * (long) PART > before
        ? "it had "
            + before
            + " products and has "
            + count
            + " now; if that is right, accept it (products accept "
            + name
            + ")"
        : null;
  }

  private void unknown(String name, String why) {
    String message = why + "; what it said before stays";
    tally.held("product data " + name, message);
    if (trouble(name, why)) {
      announcer.alarm("product data " + name, message);
    }
  }

  /** Notes how a list is; gives whether that is news. */
  private boolean trouble(String name, String now) {
    String cursor = "products." + name + ".trouble";
    String text = now.length() > 1000 ? now.substring(0, 1000) : now;
    if (store.cursors().get(pass.link(), cursor).orElse("").equals(text)) {
      return false;
    }
    store.cursors().put(pass.link(), cursor, text);
    return true;
  }

  private void take(String name, Products products) {
    Set<String> unusable = new HashSet<>();
    int[] reported = {0};
    products.skipped().forEach(row -> skip(name, row, unusable, reported));
    Map<Sku, FieldRecord> rows = new TreeMap<>();
    for (FieldRecord row : products.rows()) {
      String code = row.text("code").orElse("");
      Optional<String> problem = problem(code, row);
      if (problem.isPresent()) {
        skip(name, new Skipped(code.isBlank() ? "a row" : code, problem.get()), unusable, reported);
      } else if (rows.put(Sku.of(code), row) != null) {
        String twice = "its code stands there twice, so that neither row counts";
        skip(name, new Skipped(code, twice), unusable, reported);
      }
    }
    rows.keySet().removeIf(sku -> unusable.contains(sku.value()));
    if (reported[0] > MOST_REPORTED) {
      tally.held(
          "product data " + name, (reported[0] - MOST_REPORTED) + " more rows could not be used");
    }
    int changed =
        new ListedProducts(pass.link(), store.products(), merge, pass.now())
            .take(name, rows, unusable);
    tally.count("read from " + name, rows.size());
    tally.count("changed", changed);
  }

  private void skip(String name, Skipped row, Set<String> unusable, int[] reported) {
    unusable.add(row.subject());
    if (++reported[0] <= MOST_REPORTED) {
      tally.held(row.subject() + " in product data " + name, row.reason());
    }
  }

  private Optional<String> problem(String code, FieldRecord row) {
    if (!Sku.valid(code)) {
      return Optional.of("its code can not be a code: none, too long, or blanks at an end");
    }
    if (row.names().stream().anyMatch(field -> field.startsWith(ProductOrigins.RESERVED))) {
      return Optional.of("fields that begin with " + ProductOrigins.RESERVED + " are not its own");
    }
    FieldSchema known = schema;
    return known == null
        ? Optional.empty()
        : known.fields().stream()
            .filter(field -> row.get(field.name()).filter(v -> !fits(field, row)).isPresent())
            .findFirst()
            .map(field -> "its " + field.name() + " is not of type " + field.type());
  }

  private static boolean fits(Field field, FieldRecord row) {
    return switch (field.type()) {
      case DECIMAL -> row.decimal(field.name()).isPresent();
      default -> row.get(field.name()).filter(value -> value.type() == field.type()).isPresent();
    };
  }
}
