package biz.megzo.vortex.publish;

import biz.megzo.vortex.Flow;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a plan is written down. */
public enum PlanFormat {
  /** Columns for people. Long values are cut. */
  TABLE {
    @Override
    public String render(Plan plan) {
      List<List<String>> rows = new ArrayList<>();
      rows.add(List.of("", "SKU", "FACET", "FROM", "TO", "WHY"));
      for (Change one : plan.changes()) {
        rows.add(row("", one, one.reason()));
      }
      for (Withheld one : plan.withheld()) {
        String why = one.guard() + ": " + one.message() + "; " + one.remedy();
        Change change = one.change();
        rows.add(
            change == null
                ? List.of("held", one.sku().value(), word(one.facet()), "", "", why)
                : row("held", change, why));
      }
      StringBuilder out = new StringBuilder();
      out.append("plan ").append(plan.shortId()).append(" of link ").append(plan.link());
      out.append(" at ").append(plan.madeAt()).append(": ");
      out.append(plan.changes().size()).append(" change(s), ");
      out.append(plan.withheld().size()).append(" held back\n");
      if (rows.size() > 1) {
        columns(out, rows);
      }
      return out.toString();
    }
  },

  /** One line for each change or held change, with a header line; RFC 4180, line feeds alone. */
  CSV {
    @Override
    public String render(Plan plan) {
      StringBuilder out =
          new StringBuilder("plan,state,sku,facet,from,to,rules,guard,reason,remedy\n");
      for (Change one : plan.changes()) {
        line(out, plan, "change", one, List.of("", one.reason(), ""));
      }
      for (Withheld one : plan.withheld()) {
        List<String> end = List.of(one.guard().name(), one.message(), one.remedy());
        Change change = one.change();
        if (change != null) {
          line(out, plan, "held", change, end);
        } else {
          cells(
              out,
              List.of(plan.id(), "held", one.sku().value(), word(one.facet()), "", "", ""),
              end);
        }
      }
      return out.toString();
    }
  },

  /** One JSON object, in ASCII; decimals keep all their digits. */
  JSON {
    @Override
    public String render(Plan plan) {
      StringBuilder out = new StringBuilder("{");
      text(out, "id", plan.id());
      text(out.append(','), "link", plan.link().value());
      text(out.append(','), "madeAt", plan.madeAt().toString());
      out.append(",\"flows\":[");
      String comma = "";
      for (Flow flow : plan.flows().isEmpty() ? List.<Flow>of() : EnumSet.copyOf(plan.flows())) {
        PlanText.string(out.append(comma), flow.name());
        comma = ",";
      }
      out.append("],\"base\":{");
      PlanBase base = plan.base();
      text(out, "ledger", base.ledger());
      text(out.append(','), "products", base.products());
      text(out.append(','), "stock", base.stock());
      text(out.append(','), "reservations", base.reservations());
      out.append(",\"priceRules\":").append(base.priceRules());
      out.append(",\"contentRules\":").append(base.contentRules());
      out.append("},\"changes\":[");
      comma = "";
      for (Change one : plan.changes()) {
        change(out.append(comma).append('{'), one);
        text(out.append(','), "reason", one.reason());
        out.append('}');
        comma = ",";
      }
      out.append("],\"withheld\":[");
      comma = "";
      for (Withheld one : plan.withheld()) {
        out.append(comma).append('{');
        Change change = one.change();
        if (change == null) {
          text(out, "sku", one.sku().value());
          text(out.append(','), "facet", one.facet().name());
        } else {
          change(out, change);
        }
        text(out.append(','), "guard", one.guard().name());
        text(out.append(','), "message", one.message());
        text(out.append(','), "remedy", one.remedy());
        out.append('}');
        comma = ",";
      }
      return out.append("]}").toString();
    }
  };

  private static final int LONGEST_CELL = 60;

  /** The plan as one text. */
  public abstract String render(Plan plan);

  private static String word(Facet facet) {
    return facet.name().toLowerCase(Locale.ROOT);
  }

  private static List<String> row(String state, Change one, String why) {
    return List.of(
        state,
        one.sku().value(),
        word(one.facet()),
        cut(PlanText.of(one.from())),
        cut(PlanText.of(one.to())),
        why);
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_CELL ? text : text.substring(0, LONGEST_CELL - 3) + "...";
  }

  private static void columns(StringBuilder out, List<List<String>> rows) {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
  }

  private static void line(
      StringBuilder out, Plan plan, String state, Change one, List<String> end) {
    cells(
        out,
        List.of(
            plan.id(),
            state,
            one.sku().value(),
            word(one.facet()),
            one.from() == null ? "" : PlanText.of(one.from()),
            PlanText.of(one.to()),
            one.ruleVersion() < 0 ? "" : Integer.toString(one.ruleVersion())),
        end);
  }

  private static void cells(StringBuilder out, List<String> start, List<String> end) {
    List<String> cells = new ArrayList<>(start);
    cells.addAll(end);
    for (int i = 0; i < cells.size(); i++) {
      out.append(i == 0 ? "" : ",").append(quoted(cells.get(i)));
    }
    out.append('\n');
  }

  /** Quoted where it must be; a cell that a spreadsheet would take for a formula gets a quote. */
  private static String quoted(String cell) {
    boolean formula = !cell.isEmpty() && "=+@\t\r".indexOf(cell.charAt(0)) >= 0;
    String text = formula ? "'" + cell : cell;
    return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }

  private static void change(StringBuilder out, Change one) {
    text(out, "sku", one.sku().value());
    text(out.append(','), "facet", one.facet().name());
    out.append(",\"from\":");
    json(out, one.from());
    out.append(",\"to\":");
    json(out, one.to());
    out.append(",\"rules\":").append(one.ruleVersion());
  }

  private static void json(StringBuilder out, biz.megzo.vortex.rules.@Nullable FieldRecord record) {
    if (record == null) {
      out.append("null");
    } else {
      PlanText.json(out, record);
    }
  }

  private static void text(StringBuilder out, String name, String value) {
    PlanText.string(out, name);
    PlanText.string(out.append(':'), value);
  }
}
