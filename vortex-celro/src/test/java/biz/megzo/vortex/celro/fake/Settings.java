package biz.megzo.vortex.celro.fake;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The behaviour of one fake, changeable at any time. Thread-safe; a change holds from the next
 * request on.
 */
public final class Settings {
  /** How a request without a good token is refused. */
  public enum TokenRefusal {
    HTTP_400,
    ERROR_302,
    ERROR_403,
    ERROR_405
  }

  /** How a login is refused. */
  public enum LoginRefusal {
    /** {@code error} 405, {@code tokenStatus} 0. */
    ERROR_405,
    /** {@code error} 403, {@code tokenStatus} 0. */
    ERROR_403,
    /** {@code error} 0 and a text with {@code Raspuns invalid:} where the token would be. */
    RASPUNS_INVALID,
    /** {@code error} 0 and an empty token. */
    EMPTY_TOKEN
  }

  /** How a document travels inside the envelope. */
  public enum DocumentForm {
    BASE64,
    URL,
    /** An object with one member that holds base64. */
    OBJECT
  }

  /** How an order tells its status. */
  public enum StatusForm {
    NUMBER,
    NAME,
    /** {@code {"id":1,"name":".."}}. */
    OBJECT
  }

  /** How the status tables come. */
  public enum TableForm {
    ID_NAME,
    LONG_NAMES,
    MAP
  }

  /** How an element of getOrders names its order. */
  public enum OrderKeyForm {
    ORDERS_ID,
    ID_COMANDA,
    ORDER_ID,
    ID,
    /** The element is the number itself. */
    BARE
  }

  private final Map<Switch, Boolean> switches = new ConcurrentHashMap<>();
  private final Map<Integer, String> statuses = new LinkedHashMap<>();
  private volatile TokenRefusal tokenRefusal = TokenRefusal.ERROR_403;
  private volatile LoginRefusal loginRefusal = LoginRefusal.ERROR_405;
  private volatile DocumentForm documents = DocumentForm.BASE64;
  private volatile StatusForm orderStatus = StatusForm.NUMBER;
  private volatile TableForm tables = TableForm.ID_NAME;
  private volatile OrderKeyForm orderKey = OrderKeyForm.ORDERS_ID;
  private volatile Optional<Duration> tokenLife = Optional.empty();
  private volatile boolean loginsRefused;
  private volatile int connections = 10;
  private volatile int formVariables = 1000;
  private volatile int maxFileBytes = 5_000_000;
  private volatile int cancelPush = 11;
  private volatile int returnPush = 24;
  private volatile String stockPriceField = "pretf";

  Settings() {
    statuses.put(1, "Comanda noua");
    statuses.put(2, "Confirmata");
    statuses.put(11, "In procesare");
    statuses.put(12, "Gata de livrare");
    statuses.put(20, "Finalizata");
    statuses.put(30, "Storno");
    statuses.put(40, "Disputata");
    statuses.put(60, "Anulata de client");
    statuses.put(65, "Anulata - lipsa stoc");
    statuses.put(66, "Anulata - client nu raspunde");
  }

  public Settings on(Switch which) {
    switches.put(which, true);
    return this;
  }

  public Settings off(Switch which) {
    switches.put(which, false);
    return this;
  }

  public boolean is(Switch which) {
    return switches.getOrDefault(which, which.atStart());
  }

  /** Default {@link TokenRefusal#ERROR_403}. */
  public Settings tokenRefusal(TokenRefusal form) {
    tokenRefusal = form;
    return this;
  }

  /** Default {@link LoginRefusal#ERROR_405}. */
  public Settings loginRefusal(LoginRefusal form) {
    loginRefusal = form;
    return this;
  }

  /** Refuses every login, good credentials or not. */
  public Settings refuseLogins(boolean refuse) {
    loginsRefused = refuse;
    return this;
  }

  /** Tokens issued so far and later live this long; default for ever. */
  public Settings tokenLife(Duration life) {
    tokenLife = Optional.of(life);
    return this;
  }

  public Settings documents(DocumentForm form) {
    documents = form;
    return this;
  }

  public Settings orderStatus(StatusForm form) {
    orderStatus = form;
    return this;
  }

  public Settings tables(TableForm form) {
    tables = form;
    return this;
  }

  public Settings orderKey(OrderKeyForm form) {
    orderKey = form;
    return this;
  }

  /** Requests served at the same time; further ones get HTTP 503. Default 10. */
  public Settings connections(int most) {
    connections = most;
    return this;
  }

  /** Form variables PHP keeps; default 1000. */
  public Settings formVariables(int most) {
    formVariables = most;
    return this;
  }

  /** Largest invoice file taken; default 5 MB. */
  public Settings maxFileBytes(int most) {
    maxFileBytes = most;
    return this;
  }

  /** The push types for a cancelled and a returned order; default 11 and 24. */
  public Settings pushTypes(int cancelled, int returned) {
    cancelPush = cancelled;
    returnPush = returned;
    return this;
  }

  /** The price field of updateStockAndPrice; default {@code pretf}. */
  public Settings stockPriceField(String name) {
    stockPriceField = name;
    return this;
  }

  /** Adds or renames an order status. */
  public Settings status(int id, String name) {
    synchronized (statuses) {
      statuses.put(id, name);
    }
    return this;
  }

  Map<Integer, String> statuses() {
    synchronized (statuses) {
      return new LinkedHashMap<>(statuses);
    }
  }

  String statusName(int id) {
    return statuses().getOrDefault(id, "Status " + id);
  }

  TokenRefusal tokenRefusal() {
    return tokenRefusal;
  }

  LoginRefusal loginRefusal() {
    return loginRefusal;
  }

  boolean loginsRefused() {
    return loginsRefused;
  }

  Optional<Duration> tokenLife() {
    return tokenLife;
  }

  DocumentForm documents() {
    return documents;
  }

  StatusForm orderStatus() {
    return orderStatus;
  }

  TableForm tables() {
    return tables;
  }

  OrderKeyForm orderKey() {
    return orderKey;
  }

  int connections() {
    return connections;
  }

  int formVariables() {
    return formVariables;
  }

  int maxFileBytes() {
    return maxFileBytes;
  }

  int cancelPush() {
    return cancelPush;
  }

  int returnPush() {
    return returnPush;
  }

  String stockPriceField() {
    return stockPriceField;
  }
}
