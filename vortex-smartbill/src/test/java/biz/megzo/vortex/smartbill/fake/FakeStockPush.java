package biz.megzo.vortex.smartbill.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * SmartBill's "Sincronizare stocuri" (section 6). Stock movements wait here until they are sent, so
 * that a test can send them twice, in another order, or never. Methods that send return the
 * statuses of the receiver; -1 when there was no answer. Thread-safe.
 */
public final class FakeStockPush {
  private final URI to;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final List<StockMove> waiting = new ArrayList<>();
  private volatile String token;
  private volatile boolean asObject;
  private volatile boolean live;

  FakeStockPush(URI to, String token) {
    this.to = to;
    this.token = token;
  }

  /** Sends {@code {"products":[...]}} instead of a bare array. */
  public FakeStockPush asObject(boolean object) {
    asObject = object;
    return this;
  }

  /** Sends another token, for example a wrong one. */
  public FakeStockPush token(String another) {
    token = another;
    return this;
  }

  /** Sends every movement by itself as soon as it happens, without waiting for the receiver. */
  public FakeStockPush live(boolean atOnce) {
    live = atOnce;
    return this;
  }

  void moved(StockMove move) {
    if (live) {
      client.sendAsync(request(body(List.of(move))), HttpResponse.BodyHandlers.discarding());
      return;
    }
    synchronized (waiting) {
      waiting.add(move);
    }
  }

  /** How many movements wait. */
  public int waiting() {
    synchronized (waiting) {
      return waiting.size();
    }
  }

  /** One request per movement, in order. */
  public List<Integer> deliver() {
    return send(taken());
  }

  /** Every request two times in a row. */
  public List<Integer> deliverTwice() {
    return send(taken().stream().flatMap(move -> List.of(move, move).stream()).toList());
  }

  /** The latest first. */
  public List<Integer> deliverReversed() {
    List<StockMove> moves = taken();
    Collections.reverse(moves);
    return send(moves);
  }

  /** All movements in one request. */
  public int deliverTogether() {
    return post(body(taken()));
  }

  /** Forgets what waits; returns how many that were. */
  public int lose() {
    return taken().size();
  }

  /** The connection test of the settings page: an empty array. */
  public int test() {
    return post("[]");
  }

  /** Any body at all. */
  public int post(String body) {
    try {
      return client.send(request(body), HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return -1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  private HttpRequest request(String body) {
    return HttpRequest.newBuilder(to)
        .timeout(Duration.ofSeconds(10))
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private List<StockMove> taken() {
    synchronized (waiting) {
      var moves = new ArrayList<>(waiting);
      waiting.clear();
      return moves;
    }
  }

  private List<Integer> send(List<StockMove> moves) {
    return moves.stream().map(move -> post(body(List.of(move)))).toList();
  }

  private String body(List<StockMove> moves) {
    ArrayNode items = Json.array();
    for (StockMove move : moves) {
      ObjectNode item = items.addObject();
      if (!move.code().isEmpty()) {
        item.put("productCode", move.code());
      }
      item.put("productName", move.name()).put("warehouse", move.warehouse());
      item.put("quantity", move.quantity());
    }
    JsonNode body = asObject ? Json.object().set("products", items) : items;
    return new String(Json.bytes(body), StandardCharsets.UTF_8);
  }
}
