package biz.megzo.vortex.testkit;

import java.util.List;

/** One step of a merchant's day, as data, so that a history can be repeated and cut short. */
public sealed interface StockMove {
  /** A buyer on the channel orders, if the offer shows units. */
  record Sell(int sku, int units) implements StockMove {}

  /** A walk-in customer takes units off the shelf and the ERP. */
  record SellElsewhere(int sku, int units) implements StockMove {}

  /** Goods arrive. */
  record Restock(int sku, int units) implements StockMove {}

  /** A person invoices one of the recorded orders; the ERP takes its units off. */
  record Invoice(int which) implements StockMove {}

  /** A buyer cancels one of the orders that are not invoiced. */
  record Cancel(int which) implements StockMove {}

  /** A buyer wants more, or less when negative, of an order that stands, invoiced or not. */
  record Change(int which, int more) implements StockMove {}

  /** A cancelled order stands again. */
  record ComeBack(int which) implements StockMove {}

  /** The ERP's list drops a product, or has it again. */
  record Vanish(int sku, boolean back) implements StockMove {}

  /** A person changes the units by hand on the channel. */
  record Edit(int sku, int units) implements StockMove {}

  /** Nothing happens for a while. */
  record Wait(int seconds) implements StockMove {}

  /**
   * A pass.
   *
   * @param trouble what goes wrong in it
   * @param during what happens in the middle of it
   */
  record Beat(Trouble trouble, List<Meanwhile> during) implements StockMove {
    public Beat {
      during = List.copyOf(during);
    }
  }

  /** Something that happens at a moment of a pass. */
  record Meanwhile(Moment moment, StockMove move) {}

  /** Moments of a pass at which the world moves on. */
  enum Moment {
    /** Before orders are listed for the first time. */
    ORDERS_POLLED,
    /** Before invoice evidence is read for the first time. */
    INVOICES_READ,
    /** When half of the stock list was read. */
    STOCK_READ,
    /** After the first call that pushed, with others to follow. */
    PUSHED
  }

  /** What goes wrong in a pass. */
  enum Trouble {
    NONE,
    ERP_DOWN,
    STOCK_TRUNCATED,
    ANSWERS_LOST,
    WRITES_DROPPED,
    ORDERS_DOWN
  }
}
