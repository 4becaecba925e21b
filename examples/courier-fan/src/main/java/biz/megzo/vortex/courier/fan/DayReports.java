package biz.megzo.vortex.courier.fan;

import biz.megzo.vortex.connector.CourierConnector.Sought;
import biz.megzo.vortex.http.HttpAnswer;
import biz.megzo.vortex.http.HttpAnswer.Answered;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The shipments of a day. A reference is absent only when every page of every day was read and as
 * many shipments were seen as the courier says there are.
 */
final class DayReports {
  private static final int PAGE = 100;
  private static final int MOST_PAGES = 200;
  private static final int MOST_DAYS = 31;

  /** Right after our midnight it may still be yesterday at the courier, and the other way round. */
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(30);

  private final FanCourierConfig config;
  private final FanApi api;

  DayReports(FanCourierConfig config, FanApi api) {
    this.config = config;
    this.api = api;
  }

  List<String> find(Sought sought) {
    LocalDate day = LocalDate.ofInstant(sought.from().minus(CLOCKS_DIFFER), config.zone());
    LocalDate last = LocalDate.ofInstant(sought.until().plus(CLOCKS_DIFFER), config.zone());
    if (day.plusDays(MOST_DAYS).isBefore(last)) {
      throw FanApi.unreadable("the reference was sent over more than " + MOST_DAYS + " days");
    }
    Map<String, JsonNode> all = new LinkedHashMap<>();
    for (; !day.isAfter(last); day = day.plusDays(1)) {
      all.putAll(day(day));
    }
    return all.entrySet().stream()
        .filter(one -> bears(one.getValue(), sought.reference()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean bears(JsonNode info, String reference) {
    return reference.equals(FanApi.text(info.get("costCenter")))
        || reference.equals(FanApi.text(info.get("observations")))
        || reference.equals(FanApi.text(info.get("observation")));
  }

  /** All shipments of a day by number; pages may be counted from 0 or from 1. */
  private Map<String, JsonNode> day(LocalDate day) {
    Map<String, JsonNode> found = new LinkedHashMap<>();
    long total = -1;
    for (int page = 0; page < MOST_PAGES; page++) {
      JsonNode json = page(day, page);
      int before = found.size();
      for (JsonNode one : json.path("data")) {
        JsonNode info = one.path("info");
        String number = Objects.requireNonNullElse(FanApi.text(info.get("awbNumber")), "").strip();
        if (number.isEmpty()) {
          throw FanApi.unreadable("a shipment of " + day + " has no number");
        }
        found.put(number, info);
      }
      total = Math.max(total, json.path("total").asLong(-1));
      if (total >= 0 && found.size() >= total) {
        return found;
      }
      if (page > 0 && found.size() == before) {
        break;
      }
    }
    if (total < 0) {
      if (found.isEmpty()) {
        return found;
      }
      throw FanApi.unreadable(
          "the report of " + day + " does not say how many shipments there are");
    }
    throw FanApi.unreadable(
        "the report of " + day + " has " + found.size() + " of " + total + " shipments");
  }

  private JsonNode page(LocalDate day, int page) {
    String query = api.client() + "&date=" + day + "&page=" + page + "&perPage=" + PAGE;
    HttpAnswer answer = api.send("GET", "reports/awb", query);
    if (answer instanceof Answered answered
        && (answered.status() == 200 || answered.status() == 404)) {
      JsonNode json = FanApi.json("report", answered);
      String said = FanApi.text(json.get("message"));
      if (said != null && said.toLowerCase(Locale.ROOT).contains("no data")) {
        return FanApi.JSON.createObjectNode().put("total", 0);
      }
    }
    return api.read("report", answer);
  }
}
