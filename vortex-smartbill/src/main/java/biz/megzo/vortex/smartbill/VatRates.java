package biz.megzo.vortex.smartbill;

import biz.megzo.vortex.model.Vat;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The account's VAT rates. SmartBill knows a rate by the exact pair of name and percentage; several
 * share 0 % ({@code api/smartbill.md} 8.2). Immutable.
 */
final class VatRates {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** Rates of 0 % that mean something special and are never taken unasked, in lower case. */
  private static final Set<String> SPECIAL =
      Set.of("taxare inversa", "sfdd", "sdd", "tva inclus", "scutita");

  /** One rate. */
  record Rate(String name, BigDecimal percent) {
    @Override
    public String toString() {
      return name + " " + percent.stripTrailingZeros().toPlainString() + " %";
    }
  }

  /**
   * What came of looking for a rate.
   *
   * @param problem for people, with the remedy; null when there is a rate
   */
  record Choice(@Nullable Rate rate, @Nullable String problem) {}

  private final boolean vatPayer;
  private final List<Rate> rates;
  private final @Nullable SmartBillConfig config;

  private VatRates(boolean vatPayer, List<Rate> rates, @Nullable SmartBillConfig config) {
    this.vatPayer = vatPayer;
    this.rates = List.copyOf(rates);
    this.config = config;
  }

  static VatRates notVatPayer() {
    return new VatRates(false, List.of(), null);
  }

  static VatRates of(JsonNode taxes, SmartBillConfig config) {
    List<Rate> rates = new ArrayList<>();
    for (JsonNode tax : taxes) {
      // sent back exactly as it stands, so it is not stripped
      String name = tax.path("name").asText("");
      Json.decimal(tax, "percentage")
          .filter(percent -> percent.signum() >= 0 && percent.compareTo(HUNDRED) <= 0)
          .filter(percent -> !name.isBlank())
          .ifPresent(percent -> rates.add(new Rate(name, percent)));
    }
    return new VatRates(true, rates, config);
  }

  boolean vatPayer() {
    return vatPayer;
  }

  List<Vat> all() {
    return rates.stream().map(rate -> new Vat(rate.name(), rate.percent())).toList();
  }

  List<Rate> with(BigDecimal percent) {
    return rates.stream().filter(rate -> rate.percent().compareTo(percent) == 0).toList();
  }

  /** The rate of that name and percentage; capitals are forgiven, the account's are used. */
  Choice choose(@Nullable String name, BigDecimal percent) {
    List<Rate> candidates = with(percent);
    String wanted =
        name != null ? name : config == null ? null : config.vatName(percent).orElse(null);
    if (wanted != null) {
      Optional<Rate> named =
          candidates.stream()
              .filter(rate -> rate.name().equals(wanted))
              .findFirst()
              .or(
                  () ->
                      candidates.stream()
                          .filter(rate -> rate.name().equalsIgnoreCase(wanted))
                          .findFirst());
      return named.isPresent()
          ? new Choice(named.get(), null)
          : problem(wanted + " " + plain(percent) + " % is no VAT rate of the account");
    }
    List<Rate> ordinary =
        candidates.stream()
            .filter(rate -> !SPECIAL.contains(rate.name().toLowerCase(Locale.ROOT)))
            .toList();
    if (ordinary.size() == 1) {
      return new Choice(ordinary.get(0), null);
    }
    return candidates.isEmpty()
        ? problem("the account has no VAT rate of " + plain(percent) + " %")
        : problem(
            "several VAT rates could be meant by "
                + plain(percent)
                + " %: name one in the rule for taxName or with SmartBillConfig.vatName");
  }

  private Choice problem(String what) {
    return new Choice(null, what + "; it has " + this);
  }

  private static String plain(BigDecimal percent) {
    return percent.stripTrailingZeros().toPlainString();
  }

  @Override
  public String toString() {
    return rates.isEmpty()
        ? "no VAT rates"
        : rates.stream().map(Rate::toString).collect(Collectors.joining(", "));
  }
}
