package biz.megzo.vortex.smartbill;

import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.ConnectorException.Kind;
import biz.megzo.vortex.connector.OrderRecorder.DraftCheck;
import biz.megzo.vortex.connector.OrderRecorder.RecordDraft;
import biz.megzo.vortex.connector.OrderRecorder.Sent;
import biz.megzo.vortex.http.HttpCall;
import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.smartbill.EstimateDraft.Line;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code POST /estimate/v2}: checks, completes, sends once, judges. Thread-safe. */
final class EstimateCreate {
  private static final List<String> PRIVATE =
      List.of("name", "vatCode", "regCom", "address", "email", "phone", "contact");

  private static final int ANY_CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private final SmartBillHttp http;
  private final SmartBillConfig config;
  private final VatRateCache vat;

  EstimateCreate(SmartBillHttp http, SmartBillConfig config, VatRateCache vat) {
    this.http = http;
    this.config = config;
    this.vat = vat;
  }

  /** Without calling, so nothing is said of the account's VAT rates: {@link #submit} does. */
  DraftCheck check(RecordDraft record) {
    EstimateDraft draft = EstimateDraft.of(record.fields());
    return new DraftCheck(
        Money.of(EstimateTotal.of(draft).amount(), currency(draft)),
        DraftValidator.problems(draft, config.productCodes()));
  }

  Sent submit(RecordDraft record) {
    DraftCheck check = check(record);
    if (!check.problems().isEmpty()) {
      return new Sent.Refused("not sent: " + String.join("; ", check.problems()), false);
    }
    EstimateDraft draft = EstimateDraft.of(record.fields());
    List<String> problems = new ArrayList<>();
    List<VatRates.Rate> rates;
    try {
      rates = rates(draft, vat.current(), problems);
      if (!problems.isEmpty() && vat.stale()) {
        problems.clear(); // somebody may have added the rate since
        rates = rates(draft, vat.refresh(), problems);
      }
    } catch (ConnectorException e) {
      return new Sent.Refused(
          "not sent, the VAT rates could not be read: " + e.getMessage(),
          e.retryable() || e.kind() == Kind.REFUSED);
    }
    if (!problems.isEmpty()) {
      return new Sent.Refused("not sent: " + String.join("; ", problems), false);
    }
    byte[] body = new EstimateWriter(config, draft, rates).write(record.series(), record.marker());
    HttpCall.Builder call =
        HttpCall.of("POST", Calls.CREATE)
            .body("application/json", body)
            .repeat(HttpCall.Repeat.NEVER)
            .lane(HttpCall.Lane.ORDERS)
            .timeout(config.writeTimeout());
    return withoutBuyer(CreateOutcome.judge(http.send(call), record.series()), draft);
  }

  /** One rate per line; null for a company that pays no VAT. */
  private static @Nullable List<VatRates.Rate> rates(
      EstimateDraft draft, VatRates known, List<String> problems) {
    if (!known.vatPayer()) {
      boolean added =
          draft.lines().stream().anyMatch(l -> !l.gross() && l.percentOrZero().signum() > 0);
      if (added) {
        problems.add(
            "the company pays no VAT (neplatitoare), so SmartBill adds none to these net prices;"
                + " map prices with VAT included");
      }
      return null;
    }
    List<VatRates.Rate> rates = new ArrayList<>();
    for (int i = 0; i < draft.lines().size(); i++) {
      Line line = draft.lines().get(i);
      String where = "line " + (i + 1) + ": ";
      if (line.percent() == null) {
        problems.add(where + "taxPercentage is missing; the company pays VAT, map it");
        continue;
      }
      VatRates.Choice choice = known.choose(line.taxName(), line.percent());
      if (choice.rate() == null) {
        problems.add(where + choice.problem());
      } else {
        rates.add(choice.rate());
      }
    }
    return rates;
  }

  private static Currency currency(EstimateDraft draft) {
    try {
      return Currency.getInstance(draft.currency());
    } catch (IllegalArgumentException e) {
      return Money.RON; // the draft has a problem that says so
    }
  }

  private static Sent withoutBuyer(Sent sent, EstimateDraft draft) {
    return sent.<Sent>fold(
        created -> created,
        refused -> new Sent.Refused(redact(refused.reason(), draft), refused.retryable()),
        unknown -> new Sent.Unknown(redact(unknown.cause(), draft)));
  }

  /** SmartBill's words may quote what was sent. */
  private static String redact(String text, EstimateDraft draft) {
    String clean = text;
    for (String field : PRIVATE) {
      Optional<String> value = draft.header().text("client." + field).map(String::strip);
      if (value.isPresent() && value.get().length() >= 3) {
        clean =
            Pattern.compile(Pattern.quote(value.get()), ANY_CASE)
                .matcher(clean)
                .replaceAll(Matcher.quoteReplacement("***"));
      }
    }
    return clean;
  }
}
