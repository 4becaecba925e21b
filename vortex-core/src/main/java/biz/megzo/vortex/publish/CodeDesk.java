package biz.megzo.vortex.publish;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.publish.CodeCsv.Parsed;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.store.AuditLog.Fact;
import biz.megzo.vortex.store.SettingStore.Setting;
import biz.megzo.vortex.store.VortexStore;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The codes that people linked: a product of the ERP is an offer of the channel although their
 * codes differ. One product, one offer: of two links of one code the second is refused, also when
 * two nodes write them at once. Links count from the next pass on, for publishing, for
 * reconciliation and for order lines; a held order finds them when it is released. Thread-safe.
 */
public final class CodeDesk {
  private final LinkId link;
  private final VortexStore store;
  private final InstantSource clock;

  public CodeDesk(LinkId link, VortexStore store, InstantSource clock) {
    this.link = link;
    this.store = store;
    this.clock = clock;
  }

  /** All links, by the ERP's code. */
  public List<CodeLink> list() {
    return store.settings().all(link, CodeLinks.BY_ERP).stream()
        .flatMap(row -> CodeLinks.linkOf(row).stream())
        .sorted()
        .toList();
  }

  /** All links as CSV with the header {@code smartbill_code,celro_model}. */
  public String exportCsv() {
    return CodeCsv.write(list());
  }

  /**
   * Links codes as a CSV says, all of its lines or none; links that it does not name stay.
   *
   * @return what is wrong, by line; empty when it was done
   */
  public List<String> importCsv(String csv, String actor, String why) {
    Parsed parsed = CodeCsv.parse(csv);
    return parsed.problems().isEmpty()
        ? link(parsed.links(), actor, why)
        : List.copyOf(parsed.problems());
  }

  /**
   * Links codes, all of them or none. A product that is linked to another offer is linked anew.
   *
   * @return what is wrong; empty when it was done
   */
  public List<String> link(Collection<CodeLink> links, String actor, String why) {
    CodeLinks now = CodeLinks.of(CodeRule.same(), list());
    Map<Sku, Sku> wanted = new LinkedHashMap<>();
    links.forEach(one -> wanted.put(one.erp(), one.channel()));
    List<String> problems = new ArrayList<>();
    Edit edit = new Edit(actor, why);
    for (Map.Entry<Sku, Sku> one : wanted.entrySet()) {
      Sku owner = edit.linked(CodeLinks.BY_CHANNEL, one.getValue());
      if (owner != null && !owner.equals(one.getKey()) && !wanted.containsKey(owner)) {
        problems.add(
            "Cel.ro model "
                + one.getValue()
                + " is linked to SmartBill code "
                + owner
                + "; unlink that first");
      }
      edit.link(one.getKey(), one.getValue());
    }
    if (wanted.values().stream().distinct().count() < wanted.size()) {
      problems.add("two products are to be the same offer");
    }
    return problems.isEmpty() ? edit.write("code.linked", now) : List.copyOf(problems);
  }

  /**
   * Unlinks a product.
   *
   * @return what is wrong; empty when it was done
   */
  public List<String> unlink(Sku erp, String actor, String why) {
    Edit edit = new Edit(actor, why);
    Sku channel = edit.linked(CodeLinks.BY_ERP, erp);
    if (channel == null) {
      return List.of("SmartBill code " + erp + " is not linked");
    }
    edit.put(CodeLinks.BY_ERP, erp, null);
    edit.put(CodeLinks.BY_CHANNEL, channel, null);
    return edit.write("code.unlinked", CodeLinks.of(CodeRule.same(), list()));
  }

  /**
   * Rows to be written together. Each row is read once: what was judged is what the write is based
   * on, so a row that another node wrote after the judgement refuses the write.
   */
  private final class Edit {
    private record Row(String kind, Sku code) {}

    private final Map<Row, Optional<Setting>> read = new HashMap<>();
    private final Map<Row, Optional<Sku>> rows = new LinkedHashMap<>();
    private final String actor;
    private final String why;

    Edit(String actor, String why) {
      this.actor = actor;
      this.why = why;
    }

    private Optional<Setting> read(Row row) {
      return read.computeIfAbsent(
          row, key -> store.settings().find(link, key.kind(), key.code().value()));
    }

    @Nullable Sku linked(String kind, Sku code) {
      return read(new Row(kind, code))
          .flatMap(CodeLinks::linkOf)
          .map(CodeLink::channel)
          .orElse(null);
    }

    void put(String kind, Sku code, @Nullable Sku other) {
      rows.put(new Row(kind, code), Optional.ofNullable(other));
    }

    /** Both rows of a link; the row of the offer that the product leaves is cleared. */
    void link(Sku erp, Sku channel) {
      Sku before = linked(CodeLinks.BY_ERP, erp);
      if (before != null && !before.equals(channel)) {
        rows.putIfAbsent(new Row(CodeLinks.BY_CHANNEL, before), Optional.empty());
      }
      put(CodeLinks.BY_ERP, erp, channel);
      put(CodeLinks.BY_CHANNEL, channel, erp);
    }

    List<String> write(String action, CodeLinks before) {
      if (actor.isBlank()) {
        return List.of("say who does it");
      }
      Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      List<Setting> settings = new ArrayList<>();
      List<Fact> facts = new ArrayList<>();
      rows.forEach(
          (row, other) -> {
            settings.add(setting(row, other, at));
            if (row.kind().equals(CodeLinks.BY_ERP)) {
              String from = before.toChannel(row.code()).map(Sku::value).orElse("none");
              String to = other.map(Sku::value).orElse("by rule");
              String detail = from + " -> " + to + (why.isBlank() ? "" : "; " + why);
              facts.add(new Fact(at, actor, "sku:" + row.code(), action, detail));
            }
          });
      if (!store.settings().write(link, settings)) {
        return List.of("somebody else linked one of these codes meanwhile; look and try again");
      }
      store.audit().append(link, facts);
      return List.of();
    }

    private Setting setting(Row row, Optional<Sku> other, Instant at) {
      int revision = read(row).map(Setting::revision).orElse(0);
      FieldRecord content =
          other
              .map(sku -> FieldRecord.builder().text(CodeLinks.OTHER, sku.value()).build())
              .orElse(FieldRecord.empty());
      return new Setting(row.kind(), row.code().value(), content, revision + 1, actor, why, at);
    }
  }
}
