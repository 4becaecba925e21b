package biz.megzo.vortex.celro;

import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.ConnectorException.Kind;
import biz.megzo.vortex.connector.Done;
import biz.megzo.vortex.http.HttpCall;
import biz.megzo.vortex.http.HttpTransport;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * Every call to the marketplace: adds the parameters that go with all of them ({@code api/celro.md}
 * 1.4), the token, and at most one new login per request (2.5). A repeated request is the same to
 * the byte, files included. Thread-safe.
 */
final class MarketApi {
  static final String NAME = "celro";
  private static final Action PROBE = Action.LIST_STATUSES;
  private static final String FORM = "application/x-www-form-urlencoded";

  private final CelRoConfig config;
  private final HttpTransport transport;
  private final Session session;
  private final Runnable beforeEach;

  /**
   * @param beforeEach throws a {@link ConnectorException} when no call can be made at all
   */
  MarketApi(CelRoConfig config, HttpTransport transport, Session session, Runnable beforeEach) {
    this.config = config;
    this.transport = transport;
    this.session = session;
    this.beforeEach = beforeEach;
  }

  /** Sends a plain form. Never throws for what the remote or the network does. */
  Reply send(Action action, Form form) {
    byte[] body = common(form).encode();
    return exchange(action, FORM, body, config.demo());
  }

  /** Sends a form with a file. Never throws for what the remote or the network does. */
  Reply send(Action action, Form form, Multipart.FilePart file) {
    Multipart multipart = Multipart.of(common(form), file);
    return exchange(action, multipart.contentType(), multipart.body(), false);
  }

  /** As {@link #send(Action, Form)}, as the outcome of a write. */
  Done write(Action action, Form form) {
    return send(action, form).done();
  }

  /**
   * The payload of a read.
   *
   * @throws ConnectorException when there is none
   */
  JsonNode read(Action action, Form form) {
    return payload(action, send(action, form));
  }

  JsonNode payload(Action action, Reply reply) {
    if (reply instanceof Reply.Failed failed) {
      throw failed.error();
    }
    if (reply instanceof Reply.Refused refused) {
      String what = action.remoteName() + " was refused: " + refused.reason();
      throw new ConnectorException(NAME, refused.kind(), what, null);
    }
    JsonNode message = ((Reply.Ok) reply).message();
    if (message == null) {
      throw unreadable(action.remoteName() + " was answered without a payload");
    }
    return message;
  }

  static ConnectorException unreadable(String what) {
    return new ConnectorException(NAME, Kind.UNREADABLE, what, null);
  }

  private Form common(Form form) {
    return form.put("test", config.sendTest() ? "1" : null).put("api_version", config.apiVersion());
  }

  private Reply exchange(Action action, String contentType, byte[] body, boolean demo) {
    try {
      beforeEach.run();
      String token = session.token();
      Verdict verdict = once(action, contentType, body, demo, token);
      if (verdict instanceof Verdict.LoginNeeded) {
        String newer = session.renew(token);
        verdict = once(action, contentType, body, demo, newer);
        if (verdict instanceof Verdict.LoginNeeded again && again.otherwise() == null) {
          return refusedTwice(action, again.text(), newer);
        }
      }
      return conclude(action, verdict);
    } catch (ConnectorException e) {
      return new Reply.Failed(e, false, 0);
    }
  }

  private Verdict once(Action action, String contentType, byte[] body, boolean demo, String token) {
    HttpCall.Builder call = action.call().timeout(config.timeout()).body(contentType, body);
    call.header("AUTH", "Bearer " + token);
    if (demo) {
      call.header("DEMO", "1");
    }
    return Verdict.of(transport.send(call.build()));
  }

  private Reply conclude(Action action, Verdict verdict) {
    if (verdict instanceof Verdict.Ok ok) {
      return new Reply.Ok(ok.message());
    }
    if (verdict instanceof Verdict.Unusable unusable) {
      return new Reply.Failed(
          session.unusable(action, unusable), unusable.sent(), unusable.status());
    }
    return verdict instanceof Verdict.LoginNeeded needed && needed.otherwise() != null
        ? Reply.Refused.of(needed.otherwise().text())
        : Reply.Refused.of(((Verdict.Business) verdict).text());
  }

  /**
   * Whether the account is refused or only this call: a call the account has no right to, or data
   * the remote chokes on, must not stop all the others.
   */
  private Reply refusedTwice(Action action, String text, String token) {
    if (action != PROBE) {
      byte[] body = common(new Form().put("dummy", 1)).encode();
      Verdict probe = once(PROBE, FORM, body, config.demo(), token);
      if (probe instanceof Verdict.Ok || probe instanceof Verdict.Business) {
        return new Reply.Refused(
            text + " (this call alone; see the account's rights)", Kind.REFUSED);
      }
      if (probe instanceof Verdict.Unusable unusable) {
        return new Reply.Failed(session.unusable(PROBE, unusable), false, 0);
      }
    }
    return new Reply.Failed(session.refusedTwice(action, text), false, 0);
  }
}
