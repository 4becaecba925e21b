package biz.megzo.vortex.smartbill;

import biz.megzo.vortex.connector.ConnectorContext;
import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.ConnectorException.Kind;
import biz.megzo.vortex.http.AllowList;
import biz.megzo.vortex.http.BodyKind;
import biz.megzo.vortex.http.HttpAnswer;
import biz.megzo.vortex.http.HttpAnswer.Answered;
import biz.megzo.vortex.http.HttpAnswer.NotSent;
import biz.megzo.vortex.http.HttpCall;
import biz.megzo.vortex.http.HttpTransport;
import biz.megzo.vortex.http.HttpTransportBuilder;
import biz.megzo.vortex.store.AccountStore;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The only way from this package to SmartBill: signs calls, recognises the rate block and refused
 * credentials, and turns what is no answer into exceptions. V1 and V3 each have their own, because
 * tokens, limits and blocks are apart ({@code api/smartbill.md} 1.1, 1.4). Thread-safe.
 */
final class SmartBillHttp {
  static final String NAME = "smartbill";

  /** A breach blocks the token for 10 minutes; the margin is ours (1.4). */
  static final Duration BLOCK = Duration.ofMinutes(10).plusSeconds(30);

  /** Room for the stock of a million products in one answer; V1 has no paging (4.1). */
  private static final int LARGEST_ANSWER = 256 * 1024 * 1024;

  private final HttpTransport transport;
  private final String authorization;
  private final String account;
  private final AccountStore accounts;
  private final String token;
  private final AtomicReference<@Nullable String> refused = new AtomicReference<>();

  private SmartBillHttp(
      String account,
      HttpTransportBuilder transport,
      String authorization,
      String token,
      ConnectorContext context) {
    this.account = account;
    this.accounts = context.accounts();
    this.transport = transport.build();
    this.authorization = authorization;
    this.token = token;
  }

  /**
   * V1. Limit 30 calls in 10 s per token and all programs using it; ours stays below. The block is
   * the token's, so the account is named after it: links of one user share it.
   */
  static SmartBillHttp v1(SmartBillConfig config, ConnectorContext context) {
    String credentials = config.email() + ":" + config.token();
    String basic =
        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    String account = "smartbill:" + fingerprint(credentials);
    return new SmartBillHttp(
        account,
        transport(account, config, context, Calls.v1())
            .rate(2, 5)
            .blockWhen(SmartBillHttp::v1Block),
        basic,
        "e-mail, token and CIF (SmartBill Cloud, Contul meu, Integrari, API; a new password makes"
            + " a new token)",
        context);
  }

  /** V3. Limit 60 reads in 10 s. */
  static SmartBillHttp v3(SmartBillConfig config, String token, ConnectorContext context) {
    String account = "smartbill-v3:" + fingerprint(token);
    return new SmartBillHttp(
        account,
        transport(account, config, context, Calls.v3(config.cif())).rate(4, 8),
        "Bearer " + token,
        "the V3 token (it is apart from the V1 token and belongs to one user and one company)",
        context);
  }

  private static HttpTransportBuilder transport(
      String account, SmartBillConfig config, ConnectorContext context, AllowList calls) {
    return HttpTransport.builder(account, config.base(), calls)
        .clock(context.clock())
        .accounts(context.accounts())
        .timeout(config.readTimeout())
        .maxBody(LARGEST_ANSWER);
  }

  HttpTransport transport() {
    return transport;
  }

  /** Lets calls leave again after refused credentials: a person asks for an examination. */
  void readmit() {
    refused.set(null);
    transport.readmit();
  }

  /**
   * Sends a call with credentials and {@code Accept}, and notes a rate block or a refusal that the
   * answer tells of. Never throws for what the remote or the network does.
   */
  HttpAnswer send(HttpCall.Builder call) {
    HttpAnswer answer =
        transport.send(
            call.header("Authorization", authorization)
                .header("Accept", acceptOf(call.build()))
                .build());
    if (answer instanceof Answered answered) {
      note(answered);
    }
    return answer;
  }

  private static String acceptOf(HttpCall call) {
    // application/pdf gives 406 (1.2)
    return call.path().endsWith("/pdf") ? "application/octet-stream" : "application/json";
  }

  private void note(Answered answer) {
    Optional<Complaint> complaint = Complaint.in(small(answer));
    if (answer.status() == 401 && !saysRight(complaint) && !isBlock(answer, complaint)) {
      String reason = complaint.map(Complaint::text).orElse("HTTP 401");
      refused.set(reason);
      transport.refuse(reason);
    }
  }

  /** V1 gives no {@code Retry-After} (1.4); for V3 the transport's own rules suffice. */
  private static Optional<Duration> v1Block(Answered answer) {
    return isBlock(answer, Complaint.in(small(answer))) ? Optional.of(BLOCK) : Optional.empty();
  }

  /** Live blocks are 403 with a text; 422 and 429 are documented or reported (1.4). */
  static boolean isBlock(Answered answer, Optional<Complaint> complaint) {
    return answer.status() == 429 || complaint.map(Complaint::saysBlocked).orElse(false);
  }

  private static boolean saysRight(Optional<Complaint> complaint) {
    String text = complaint.map(Complaint::text).orElse("").toLowerCase(Locale.ROOT);
    return text.startsWith("nu aveti dreptul");
  }

  /**
   * Sends a read. Any answer that is neither a block nor a refusal comes back, whatever its status.
   */
  Answered read(HttpCall.Builder call) {
    String what = call.build().toString();
    HttpAnswer answer = send(call);
    if (answer instanceof Answered answered) {
      Optional<Complaint> complaint = Complaint.in(small(answered));
      if (isBlock(answered, complaint)) {
        throw blocked(what);
      }
      if (answered.status() == 401) {
        throw refusedBy(complaint.map(Complaint::text).orElse("HTTP 401"));
      }
      return answered;
    }
    throw noAnswer(what, answer);
  }

  /** Large bodies hold no complaint of the kinds that every endpoint shares. */
  private static Answered small(Answered answer) {
    return answer.body().length <= 65536
        ? answer
        : new Answered(answer.status(), answer.headers(), new byte[0]);
  }

  /** Sends a read that must succeed with a JSON object without {@code errorText}. */
  JsonNode readJson(HttpCall.Builder call) {
    String what = call.build().toString();
    Answered answer = read(call);
    if (answer.status() != 200) {
      throw failed(what, answer);
    }
    JsonNode json = Json.object(answer.body()).orElseThrow(() -> unreadable(what, answer));
    if (Complaint.in(json).isPresent()) {
      throw failed(what, answer);
    }
    return json;
  }

  /** What an answer that is no success means when the endpoint knows nothing better. */
  ConnectorException failed(String what, Answered answer) {
    Optional<Complaint> complaint = Complaint.in(answer);
    if (answer.status() >= 500) {
      String text = complaint.map(c -> ": " + c.text()).orElse("");
      return exception(Kind.UNREACHABLE, what + " answered HTTP " + answer.status() + text);
    }
    if (complaint.isEmpty()) {
      return unreadable(what, answer);
    }
    String message = what + " was refused: " + complaint.get().text();
    boolean ours = !complaint.get().codes().isEmpty();
    Kind kind = answer.status() == 403 ? Kind.REFUSED : ours ? Kind.UNREADABLE : Kind.MISCONFIGURED;
    return exception(kind, message);
  }

  /** The answer is not what the API page says. */
  ConnectorException unreadable(String what, Answered answer) {
    String found =
        answer.kind() == BodyKind.JSON ? "JSON that is cut off or of another shape" : kind(answer);
    return exception(
        Kind.UNREADABLE,
        what
            + " answered HTTP "
            + answer.status()
            + " with "
            + found
            + " ("
            + answer.body().length
            + " bytes); it will be tried again, check the base URI if it stays so");
  }

  private static String kind(Answered answer) {
    return answer.kind() == BodyKind.EMPTY
        ? "an empty body"
        : answer.kind() == BodyKind.OTHER ? "no JSON" : answer.kind() + " instead of JSON";
  }

  private ConnectorException noAnswer(String what, HttpAnswer answer) {
    if (answer instanceof NotSent notSent) {
      String reason = refused.get();
      if (notSent.why() == NotSent.Why.BREAKER_OPEN && reason != null) {
        return refusedBy(reason);
      }
      if (notSent.why() == NotSent.Why.BLOCKED) {
        return blocked(what);
      }
      return exception(Kind.UNREACHABLE, what + " was not sent: " + notSent.cause());
    }
    String cause = answer instanceof HttpAnswer.Lost lost ? lost.cause() : "no answer";
    return exception(Kind.UNREACHABLE, what + " got no whole answer: " + cause);
  }

  private ConnectorException blocked(String what) {
    return new ConnectorException(
        NAME,
        Kind.BLOCKED,
        what
            + " has to wait: SmartBill blocks this token for 10 minutes after more than 30 calls in"
            + " 10 s; other programs may share the token",
        accounts.block(account).map(AccountStore.Block::until).orElse(null),
        null);
  }

  private ConnectorException refusedBy(String reason) {
    return exception(Kind.REFUSED, "SmartBill refuses the login: " + reason + " Check " + token);
  }

  static ConnectorException exception(Kind kind, String message) {
    return new ConnectorException(NAME, kind, message, null);
  }

  private static String fingerprint(String secret) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
