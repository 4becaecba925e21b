package biz.megzo.vortex.courier.fan;

import biz.megzo.vortex.connector.ConnectorContext;
import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.CourierConnector;
import biz.megzo.vortex.connector.Done;
import biz.megzo.vortex.connector.Finding;
import biz.megzo.vortex.connector.ShipmentRequest;
import biz.megzo.vortex.connector.Shipped;
import biz.megzo.vortex.connector.Track;
import biz.megzo.vortex.http.HttpAnswer;
import biz.megzo.vortex.http.HttpAnswer.Answered;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A FAN Courier account. The reference of a shipment is its cost centre, by which the courier's
 * daily report finds it again after a lost answer. Thread-safe; opening it calls nothing.
 */
public final class FanCourier
    implements CourierConnector,
        CourierConnector.Lookup,
        CourierConnector.Labels,
        CourierConnector.Tracking,
        CourierConnector.Cancelling {
  /** Statuses of an answer that says nothing of what was asked. */
  private static final Set<Integer> NOT_ASKED = Set.of(401, 403, 408, 429);

  private final FanCourierConfig config;
  private final FanApi api;
  private final DayReports reports;

  private FanCourier(FanCourierConfig config, FanApi api) {
    this.config = config;
    this.api = api;
    this.reports = new DayReports(config, api);
  }

  /** For {@code Link.Builder.courier}. */
  public static CourierConnector.Factory connector(FanCourierConfig config) {
    Objects.requireNonNull(config, "config");
    return (context, channel) -> open(config, context);
  }

  /** Opens the account. Calls no remote. */
  public static FanCourier open(FanCourierConfig config, ConnectorContext context) {
    return new FanCourier(config, new FanApi(config, context));
  }

  /** {@code fan-courier}. */
  @Override
  public String name() {
    return FanApi.NAME;
  }

  @Override
  public List<Finding> examine() {
    try {
      JsonNode data = api.read("services", api.send("GET", "reports/services", api.client()));
      List<String> services = new ArrayList<>();
      data.path("data").forEach(one -> services.add(one.path("name").asText()));
      List<Finding> findings = new ArrayList<>();
      findings.add(Finding.ok(name(), "the account answers; " + services.size() + " services"));
      for (boolean cash : new boolean[] {false, true}) {
        String service = config.service(cash);
        if (!services.contains(service)) {
          findings.add(
              Finding.warning(
                  name(), "no service " + service, "set one of " + String.join(", ", services)));
        }
      }
      return findings;
    } catch (ConnectorException e) {
      return List.of(
          Finding.problem(
              name(), String.valueOf(e.getMessage()), "check user, password and client id"));
    }
  }

  @Override
  public Shipped ship(ShipmentRequest request) {
    List<String> lacks = ShipmentBody.lacks(request);
    if (!lacks.isEmpty()) {
      return new Shipped.Refused("the order lacks " + String.join(", ", lacks), false);
    }
    String token;
    try {
      token = api.token();
    } catch (ConnectorException e) {
      return new Shipped.Refused("not sent: " + e.getMessage(), e.retryable());
    }
    HttpAnswer answer = api.create(token, ShipmentBody.of(config, request));
    return answer.fold(
        answered -> judged(request, answered, token),
        notSent -> new Shipped.Refused("not sent: " + notSent.cause(), true),
        lost -> new Shipped.Unknown(lost.cause()));
  }

  /** A refused token may be refused after the fact: nobody documents the order of things. */
  private Shipped judged(ShipmentRequest request, Answered answer, String token) {
    int status = answer.status();
    if (status == 401) {
      api.forget(token);
      return new Shipped.Unknown("HTTP 401");
    }
    if (status == 429) {
      return new Shipped.Refused("too many calls", true);
    }
    if (status >= 500 || status < 200) {
      return new Shipped.Unknown("HTTP " + status);
    }
    JsonNode json;
    try {
      json = FanApi.json("intern-awb", answer);
    } catch (ConnectorException e) {
      return new Shipped.Unknown("HTTP " + status + " without readable JSON");
    }
    JsonNode made = json.path("response").path(0);
    String number = FanApi.text(made.get("awbNumber"));
    if (number != null && number.matches("[1-9]\\d{5,31}")) {
      return new Shipped.Created(number);
    }
    String errors = Words.errors(made.get("errors")) + Words.errors(json.get("errors"));
    boolean failure = status >= 400 || "fail".equals(status(json)) || "error".equals(status(json));
    if (errors.isBlank() && !failure) {
      return new Shipped.Unknown("HTTP " + status + " without a number and without an error");
    }
    String said = errors.isBlank() ? FanApi.message(json) : errors;
    return new Shipped.Refused(Words.tidy(said, request.recipient()), false);
  }

  private static @Nullable String status(JsonNode json) {
    return FanApi.text(json.get("status"));
  }

  @Override
  public List<String> find(Sought sought) {
    return reports.find(sought);
  }

  @Override
  public byte[] label(Parcel parcel) {
    String format =
        config.labelFormat().isEmpty() ? "" : "&format=" + encoded(config.labelFormat());
    String query = api.client() + "&awbs[]=" + encoded(parcel.number()) + "&pdf=1" + format;
    Answered answer = FanApi.answered("label", api.send("GET", "awb/label", query));
    byte[] body = answer.body();
    if (body.length > 5 && new String(body, 0, 5, StandardCharsets.US_ASCII).equals("%PDF-")) {
      return body;
    }
    throw FanApi.unreadable("the label of waybill " + parcel.number() + " is not a PDF");
  }

  @Override
  public Track track(Parcel parcel) {
    JsonNode data = api.read("tracking", tracking(parcel.number())).path("data");
    for (JsonNode one : data) {
      if (parcel.number().equals(FanApi.text(one.get("awbNumber")))) {
        return track(one);
      }
    }
    throw FanApi.unreadable("FAN Courier does not know waybill " + parcel.number());
  }

  private HttpAnswer tracking(String number) {
    String query = api.client() + "&language=ro&awb[]=" + encoded(number);
    return api.send("GET", "reports/awb/tracking", query);
  }

  private static Track track(JsonNode one) {
    JsonNode events = one.path("events");
    if (events.isEmpty()) {
      String said = FanApi.text(one.get("message"));
      return new Track(Track.Phase.ANNOUNCED, "", said == null ? "" : Words.tidy(said));
    }
    JsonNode last = events.get(events.size() - 1);
    String id = last.path("id").asText("");
    Track.Phase phase = FanEvents.phase(id);
    String back = FanApi.text(one.get("returnAwbNumber"));
    if (back != null && !back.isBlank() && phase != Track.Phase.DELIVERED) {
      phase = Track.Phase.RETURNED;
    }
    return new Track(phase, id, Words.tidy(last.path("name").asText("")));
  }

  @Override
  public Done cancel(Parcel parcel) {
    try {
      String query = api.client() + "&awb=" + encoded(parcel.number());
      HttpAnswer answer = api.send("DELETE", "awb", query);
      if (!(answer instanceof Answered answered)) {
        return new Done.Unknown("no answer");
      }
      if (answered.status() >= 500 || answered.status() == 429 || answered.status() == 401) {
        return new Done.Unknown("HTTP " + answered.status());
      }
      return cancelled(parcel, answered);
    } catch (ConnectorException e) {
      return new Done.Unknown(String.valueOf(e.getMessage()));
    }
  }

  /** A failure may mean that it was cancelled before: a number that nobody knows is gone. */
  private Done cancelled(Parcel parcel, Answered answer) {
    boolean empty = answer.body().length == 0;
    if (answer.status() == 200 && empty) {
      return Done.ok();
    }
    JsonNode json = FanApi.json("delete", answer);
    if (answer.status() == 200 && "success".equals(status(json))) {
      return Done.ok();
    }
    return exists(parcel) ? new Done.Refused(FanApi.message(json)) : Done.ok();
  }

  /** Whether the courier still knows a number; only its own word that it does not counts as no. */
  private boolean exists(Parcel parcel) {
    HttpAnswer answer = tracking(parcel.number());
    if (!(answer instanceof Answered answered)
        || answered.status() >= 500
        || NOT_ASKED.contains(answered.status())) {
      throw FanApi.unreadable("whether waybill " + parcel.number() + " exists can not be read");
    }
    JsonNode json = FanApi.json("tracking", answered);
    for (JsonNode one : json.path("data")) {
      if (parcel.number().equals(FanApi.text(one.get("awbNumber")))) {
        return true;
      }
    }
    return false;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Shows where, never who. */
  @Override
  public String toString() {
    return "FanCourier[" + config.base() + "]";
  }
}
