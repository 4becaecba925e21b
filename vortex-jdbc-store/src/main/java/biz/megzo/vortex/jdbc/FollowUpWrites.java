package biz.megzo.vortex.jdbc;

import biz.megzo.vortex.fulfil.Attachment;
import biz.megzo.vortex.fulfil.FollowUp;
import biz.megzo.vortex.fulfil.FollowUp.Stage;
import biz.megzo.vortex.fulfil.Steps;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.store.OrderStore.OrderLock;
import biz.megzo.vortex.store.Stored;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/**
 * Changes follow-ups. Every insert happens while the transaction holds the order's row, so that two
 * of one key never meet.
 */
final class FollowUpWrites {
  private static final List<String> COLUMNS =
      List.of(
          "link", "order_id", "since", "look_at", "work_at", "recheck", "wakes", "stage", "steps");
  private static final List<String> ATTACHMENT =
      List.of("link", "order_id", "series", "number", "state", "seen_at", "content");

  /** Holds the order's row until the transaction ends: nobody takes it over in between. */
  private static final String FENCE =
      """
      select fence from vortex_order
      where link = :link and order_id = :order_id and fence = :fence
        and locked_until is not null for update\
      """;

  private static final String WRITTEN =
      """
      update vortex_follow set wakes = wakes + 1, look_at = least(look_at, :now),
        work_at = least(work_at, :now)
      where link = :link and order_id = :order_id\
      """;

  private static final String WRITE =
      """
      update vortex_follow set stage = :stage, steps = :steps,
        look_at = case when wakes = :wakes then :look_at else least(look_at, :look_at) end,
        work_at = case when wakes = :wakes then :work_at else least(work_at, :work_at) end,
        recheck = case when wakes = :wakes then :recheck else recheck or :recheck end
      where link = :link and order_id = :order_id\
      """;

  private final Sql sql;

  FollowUpWrites(Sql sql) {
    this.sql = sql;
  }

  /** An order with a record was written in this transaction. */
  void written(Handle handle, OrderKey key, Instant now) {
    int updated = of(handle.createUpdate(WRITTEN), key).bind("now", Statements.time(now)).execute();
    if (updated == 0) {
      FollowUp begun = FollowUp.begun(key, now);
      insert(handle, new FollowUp(key, begun.since(), begun.due(), 1, List.of(), Steps.none()));
    }
  }

  boolean write(Handle handle, OrderLock lock, FollowUp next) {
    OrderKey key = next.order();
    boolean held =
        handle
            .createQuery(FENCE)
            .bind("link", key.link().value())
            .bind("order_id", key.orderId())
            .bind("fence", lock.fence())
            .mapTo(Long.class)
            .findFirst()
            .isPresent();
    if (!held) {
      return false;
    }
    if (bound(handle.createUpdate(WRITE), next).execute() == 0) {
      insert(handle, next);
    }
    next.attachments().forEach(one -> attachment(handle, key, one));
    return true;
  }

  private void insert(Handle handle, FollowUp row) {
    String insert = sql.insertNew("vortex_follow", List.of("link", "order_id"), COLUMNS);
    bound(handle.createUpdate(insert), row).bind("since", Statements.time(row.since())).execute();
  }

  private void attachment(Handle handle, OrderKey key, Attachment one) {
    String upsert = sql.upsert("vortex_attachment", ATTACHMENT.subList(0, 4), ATTACHMENT);
    of(handle.createUpdate(upsert), key)
        .bind("series", Stored.text(one.invoice().series()))
        .bind("number", Stored.text(one.invoice().number()))
        .bind("state", one.state().name())
        .bind("seen_at", Statements.time(one.seenAt()))
        .bind("content", FollowUpJson.write(one))
        .execute();
  }

  private static Update bound(Update update, FollowUp row) {
    Stage stage = row.stage();
    return of(update, row.order())
        .bind("look_at", Statements.time(row.due().lookAt()))
        .bind("work_at", Statements.time(row.due().workAt()))
        .bind("recheck", row.due().recheck())
        .bind("wakes", row.wakes())
        .bind("stage", stage.name())
        .bind("steps", FollowUpJson.write(row.steps()));
  }

  private static Update of(Update update, OrderKey key) {
    return update.bind("link", key.link().value()).bind("order_id", key.orderId());
  }
}
