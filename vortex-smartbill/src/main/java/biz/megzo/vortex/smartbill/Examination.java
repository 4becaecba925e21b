package biz.megzo.vortex.smartbill;

import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.ConnectorException.Kind;
import biz.megzo.vortex.connector.Finding;
import biz.megzo.vortex.http.HttpAnswer.Answered;
import biz.megzo.vortex.smartbill.SettingsApi.SeriesWire;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks whether the account fits the configuration; every trouble comes with its remedy. */
final class Examination {
  /** The rates in force since August 2025 ({@code api/smartbill.md} 8.1). */
  private static final List<Integer> LEGAL_RATES = List.of(21, 11);

  private static final Duration SKEW = Duration.ofMinutes(5);

  private final SmartBillConfig config;
  private final InstantSource clock;
  private final SettingsApi settings;
  private final StockApi stock;
  private final @Nullable ProductsApi products;
  private final VatRateCache vat;
  private final List<SmartBillHttp> ways;

  Examination(
      SmartBillConfig config,
      InstantSource clock,
      SettingsApi settings,
      StockApi stock,
      @Nullable ProductsApi products,
      VatRateCache vat,
      SmartBillHttp v1,
      @Nullable SmartBillHttp v3) {
    this.config = config;
    this.clock = clock;
    this.settings = settings;
    this.stock = stock;
    this.products = products;
    this.vat = vat;
    this.ways = v3 == null ? List.of(v1) : List.of(v1, v3);
  }

  List<Finding> examine() {
    ways.forEach(SmartBillHttp::readmit);
    List<Finding> findings = new ArrayList<>();
    if (login(findings)) {
      guarded("series", findings, () -> series(findings));
      guarded("vat", findings, () -> vat(findings));
      guarded("stock", findings, () -> stock(findings));
    }
    ProductsApi v3 = products;
    if (v3 == null) {
      findings.add(
          Finding.warning(
              "catalogue",
              "no V3 token is configured, so SmartBill gives no prices",
              "make a V3 token in SmartBill Cloud (Contul meu, Integrari) and set v3Token, or map"
                  + " prices from elsewhere"));
    } else {
      guarded("catalogue", findings, () -> catalogue(v3, findings));
    }
    return findings;
  }

  /** Whether anything else is worth asking. */
  private boolean login(List<Finding> findings) {
    try {
      Answered answer = settings.ask();
      if (answer.status() == 404) {
        findings.add(
            Finding.problem(
                "credentials",
                "there is no SmartBill API at " + config.base(),
                "the base URI is usually " + SmartBillConfig.DEFAULT_BASE));
        return false;
      }
      if (answer.status() != 200) {
        throw ways.get(0).failed("the list of series", answer);
      }
      findings.add(Finding.ok("credentials", "SmartBill accepts the login for " + config.cif()));
      clock(answer, findings);
      return true;
    } catch (ConnectorException e) {
      findings.add(trouble("credentials", e));
      return false;
    }
  }

  private void clock(Answered answer, List<Finding> findings) {
    String date = answer.header("date").orElse("");
    try {
      Instant theirs = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration skew = Duration.between(theirs, clock.instant()).abs();
      findings.add(
          skew.compareTo(SKEW) <= 0
              ? Finding.ok("clock", "agrees with SmartBill's")
              : Finding.warning(
                  "clock",
                  "differs from SmartBill's by " + skew.toSeconds() + " s",
                  "set this machine's clock by the network"));
    } catch (DateTimeParseException e) {
      return; // without a date there is nothing to compare
    }
  }

  private void series(List<Finding> findings) {
    List<String> names = settings.series().stream().map(SeriesWire::name).toList();
    String wanted = config.series().orElse("");
    String remedy =
        "make a proforma series for Vortex alone in SmartBill (Configurare, Serii) and set it;"
            + " capitals count";
    if (wanted.isEmpty()) {
      findings.add(Finding.problem("series", "no proforma series is configured", remedy));
    } else if (names.contains(wanted)) {
      findings.add(Finding.ok("series", "proforma series " + wanted + " exists"));
    } else {
      findings.add(
          Finding.problem(
              "series",
              "there is no proforma series '" + wanted + "'; there are " + listed(names),
              remedy));
    }
  }

  private void vat(List<Finding> findings) {
    VatRates rates = vat.refresh();
    if (!rates.vatPayer()) {
      findings.add(Finding.ok("vat", "the company pays no VAT; records carry no rates"));
      return;
    }
    for (int percent : LEGAL_RATES) {
      VatRates.Choice choice = rates.choose(null, BigDecimal.valueOf(percent));
      String problem = choice.problem();
      findings.add(
          problem == null
              ? Finding.ok("vat", percent + " % is the rate " + choice.rate())
              : Finding.warning(
                  "vat",
                  problem,
                  "add the rate in SmartBill (Configurare, Cote TVA) or name it with vatName"));
    }
  }

  private void stock(List<Finding> findings) {
    if (config.warehouses().isEmpty()) {
      stock.probe("");
      findings.add(Finding.ok("stock", "stock of all warehouses can be read"));
      return;
    }
    List<String> missing = new ArrayList<>();
    for (String warehouse : config.warehouses()) {
      try {
        stock.probe(warehouse);
        findings.add(Finding.ok("warehouse", warehouse + " can be read"));
      } catch (ConnectorException e) {
        if (e.kind() != Kind.MISCONFIGURED) {
          throw e;
        }
        missing.add(warehouse);
        findings.add(trouble("warehouse", e));
      }
    }
    if (!missing.isEmpty()) {
      findings.add(
          Finding.warning(
              "warehouse",
              "warehouses with products are " + listed(known()),
              "use these names exactly, or leave the warehouses out to use all"));
    }
  }

  private List<String> known() {
    ProductsApi v3 = products;
    try {
      return v3 == null ? settings.warehouses() : v3.warehouses();
    } catch (ConnectorException e) {
      return settings.warehouses();
    }
  }

  private static void catalogue(ProductsApi v3, List<Finding> findings) {
    v3.products(null);
    findings.add(Finding.ok("catalogue", "products and prices can be read with the V3 token"));
  }

  private static void guarded(String subject, List<Finding> findings, Runnable look) {
    try {
      look.run();
    } catch (ConnectorException e) {
      findings.add(trouble(subject, e));
    }
  }

  private static Finding trouble(String subject, ConnectorException e) {
    String remedy =
        switch (e.kind()) {
          case UNREACHABLE -> "check the network, the base URI and whether SmartBill is up";
          case REFUSED ->
              "copy e-mail, token and CIF anew from SmartBill Cloud (Contul meu, Integrari, API)";
          case BLOCKED -> "wait ten minutes, and give other programs a token of their own";
          case UNREADABLE -> "check the base URI; if it is right, report it to the maintainers";
          case MISCONFIGURED -> "correct the configuration or the account as the message says";
        };
    return Finding.problem(subject, String.valueOf(e.getMessage()), remedy);
  }

  private static String listed(List<String> names) {
    return names.isEmpty() ? "none" : names.stream().collect(Collectors.joining(", "));
  }
}
