package biz.megzo.vortex.celro.fake;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * A product on the site, as it stands now.
 *
 * @param price as last given by the seller ({@code pretf})
 * @param active whether buyers see it
 * @param content every other field of the importer by its name; characteristics as {@code
 *     charact.<name>} with values joined by {@code |}
 * @param history oldest first, the first listing included
 */
public record ListedProduct(
    String model,
    int stock,
    BigDecimal price,
    boolean priceIncludesVat,
    boolean active,
    Map<String, String> content,
    List<ProductChange> history) {}
