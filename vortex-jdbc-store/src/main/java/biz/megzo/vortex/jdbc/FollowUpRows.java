package biz.megzo.vortex.jdbc;

import biz.megzo.vortex.fulfil.Attachment;
import biz.megzo.vortex.fulfil.FollowUp;
import biz.megzo.vortex.fulfil.FollowUp.Due;
import biz.megzo.vortex.model.InvoiceRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Reads follow-ups with their invoices. */
final class FollowUpRows {
  static final String COLUMNS =
      "f.link, f.order_id, f.since, f.look_at, f.work_at, f.recheck, f.wakes, f.steps";

  /** A join, because for {@code = any(array)} H2 reads all invoices of the link. */
  private static final String ATTACHMENTS =
      """
      select order_id, series, number, state, seen_at, content
      from vortex_attachment, unnest(cast(:ids as varchar array)) wanted(id)
      where link = :link and order_id = wanted.id
      order by seen_at, series, number\
      """;

  private FollowUpRows() {}

  static FollowUp bare(ResultSet row) throws SQLException {
    return new FollowUp(
        OrderRows.key(row),
        Statements.instant(row, "since"),
        new Due(
            Statements.instant(row, "look_at"),
            Statements.instant(row, "work_at"),
            row.getBoolean("recheck")),
        row.getLong("wakes"),
        List.of(),
        FollowUpJson.steps(row.getString("steps")));
  }

  /** The rows with their invoices; all of one link. */
  static List<FollowUp> whole(Handle handle, List<FollowUp> bare) {
    if (bare.isEmpty()) {
      return bare;
    }
    Map<String, List<Attachment>> byOrder = new HashMap<>();
    handle
        .createQuery(ATTACHMENTS)
        .bind("link", bare.get(0).order().link().value())
        .bindArray("ids", String.class, bare.stream().map(f -> f.order().orderId()).toList())
        .map(
            (row, context) ->
                byOrder
                    .computeIfAbsent(row.getString("order_id"), id -> new ArrayList<>())
                    .add(attachment(row)))
        .list();
    return bare.stream()
        .map(
            f ->
                new FollowUp(
                    f.order(),
                    f.since(),
                    f.due(),
                    f.wakes(),
                    byOrder.getOrDefault(f.order().orderId(), List.of()),
                    f.steps()))
        .toList();
  }

  private static Attachment attachment(ResultSet row) throws SQLException {
    return FollowUpJson.read(
        new InvoiceRef(row.getString("series"), row.getString("number")),
        row.getString("state"),
        Statements.instant(row, "seen_at"),
        row.getString("content"));
  }
}
