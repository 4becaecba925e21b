package biz.megzo.vortex.publish;

import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.rules.FieldRecord;
import org.jspecify.annotations.Nullable;

/**
 * One change of one facet.
 *
 * @param from what the ledger holds; null when nothing is known
 * @param to what is wanted
 * @param ruleVersion the rules that made it; -1 for stock
 * @param reason for people
 */
public record Change(
    Sku sku,
    Facet facet,
    @Nullable FieldRecord from,
    FieldRecord to,
    int ruleVersion,
    String reason) {}
