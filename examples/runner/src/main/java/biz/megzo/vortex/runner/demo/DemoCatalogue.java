package biz.megzo.vortex.runner.demo;

import biz.megzo.vortex.smartbill.fake.FakeCompany;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Forty products of a small shop. */
public final class DemoCatalogue {
  public static final String WAREHOUSE = "Depozit";

  /** Has three units, so that with two held back one can be sold. */
  public static final String SCARCE = "LMP-05";

  /** Sold at the reduced rate. */
  public static final String BOOK = "CRT-01";

  private static final List<String> COLOURS = List.of("alb", "negru", "roșu", "verde", "gri");
  private static final List<Kind> KINDS =
      List.of(
          new Kind("LMP", "Lampă de birou", "149.90", "Normala"),
          new Kind("VEI", "Veioză cu abajur", "89.50", "Normala"),
          new Kind("RAF", "Raft de perete", "219.00", "Normala"),
          new Kind("CAN", "Cană emailată", "34.99", "Normala"),
          new Kind("CEA", "Ceas de perete", "119.00", "Normala"),
          new Kind("PAT", "Pătură pufoasă", "79.99", "Normala"),
          new Kind("GEA", "Geantă de umăr", "164.25", "Normala"),
          new Kind("CRT", "Carte de bucate", "45.00", "Redusa"));

  private record Kind(String code, String name, String price, String vat) {}

  /** One product as the story begins. */
  public record Start(String code, int stock) {}

  private DemoCatalogue() {}

  /** Puts all products and their stock into the company. */
  public static List<Start> fill(FakeCompany company) {
    company.warehouse(WAREHOUSE);
    List<Start> all = new ArrayList<>();
    for (Kind kind : KINDS) {
      for (int i = 0; i < COLOURS.size(); i++) {
        String code = "%s-%02d".formatted(kind.code(), i + 1);
        String price =
            new BigDecimal(kind.price()).add(BigDecimal.valueOf(i * 250L, 2)).toPlainString();
        int stock = code.equals(SCARCE) ? 3 : 10 + (all.size() * 7) % 23;
        company.product(code, kind.name() + ", " + COLOURS.get(i), "buc", price, kind.vat());
        company.stock(WAREHOUSE, code, stock);
        all.add(new Start(code, stock));
      }
    }
    return List.copyOf(all);
  }
}
