package biz.megzo.vortex.stock;

import java.time.Instant;

/**
 * Terms that people set at one place.
 *
 * @param terms nothing when they were cleared
 * @param revision state it to change them: of two editors the second is told
 * @param author who
 * @param why for people
 */
public record StockSetting(
    StockTarget target,
    StockTerms terms,
    int revision,
    String author,
    String why,
    Instant changedAt) {}
