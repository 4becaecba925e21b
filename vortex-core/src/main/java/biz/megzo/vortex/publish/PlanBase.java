package biz.megzo.vortex.publish;

import java.util.ArrayList;
import java.util.List;

/**
 * What a plan was worked out from. The texts are SHA-256 in hex: equal ones mean equal inputs.
 *
 * @param ledger what the channel last acknowledged, of all offers
 * @param products the ERP's products as last read
 * @param stock the stock snapshot; empty when stock was not looked at
 * @param reservations units sold that the snapshot still counts
 * @param priceRules version of the price rules; -1 when prices were not looked at
 * @param contentRules version of the product rules; -1 when content was not looked at
 */
public record PlanBase(
    String ledger,
    String products,
    String stock,
    String reservations,
    int priceRules,
    int contentRules) {

  /** What differs in another base, for people; empty when nothing does. */
  public List<String> moved(PlanBase now) {
    List<String> moved = new ArrayList<>();
    if (!ledger.equals(now.ledger)) {
      moved.add("what the channel acknowledged");
    }
    if (!products.equals(now.products)) {
      moved.add("the products in the ERP");
    }
    if (!stock.equals(now.stock)) {
      moved.add("the stock in the ERP");
    }
    if (!reservations.equals(now.reservations)) {
      moved.add("orders and their reservations");
    }
    if (priceRules != now.priceRules) {
      moved.add("the price rules (version " + now.priceRules + ", was " + priceRules + ")");
    }
    if (contentRules != now.contentRules) {
      moved.add("the product rules (version " + now.contentRules + ", was " + contentRules + ")");
    }
    return moved;
  }
}
