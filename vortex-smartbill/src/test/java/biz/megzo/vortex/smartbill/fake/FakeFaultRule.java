package biz.megzo.vortex.smartbill.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * One fault being described: first whom it hits, then, by the last method, what happens; only that
 * last method makes it effective. By default it hits the next matching request, once.
 */
public final class FakeFaultRule {
  private final FakeFaults faults;
  private final Set<FakeCall> calls;
  private Predicate<FakeRequest> when = any -> true;
  private int skip;
  private int times = 1;

  FakeFaultRule(FakeFaults faults, Set<FakeCall> calls) {
    this.faults = faults;
    this.calls = calls;
  }

  /** Hits only requests that also pass this test. */
  public FakeFaultRule when(Predicate<FakeRequest> test) {
    when = when.and(test);
    return this;
  }

  /** Lets the first {@code count} matching requests pass. */
  public FakeFaultRule after(int count) {
    skip = count;
    return this;
  }

  public FakeFaultRule times(int count) {
    times = count;
    return this;
  }

  public FakeFaultRule always() {
    times = Integer.MAX_VALUE;
    return this;
  }

  /** The request is checked, then waits before anything is done. */
  public FakeHold hold() {
    FakeHold hold = faults.newHold();
    add(
        (request, serving) -> {
          hold.await();
          return serving.answer();
        });
    return hold;
  }

  /** The work is done, then the answer waits. */
  public FakeHold commitThenHold() {
    FakeHold hold = faults.newHold();
    add(
        (request, serving) -> {
          Reply reply = serving.answer();
          hold.await();
          return reply;
        });
    return hold;
  }

  /** A real delay before anything is done. For programs; tests hold instead. */
  public void hang(Duration delay) {
    FakeHold hold = faults.newHold();
    add(
        (request, serving) -> {
          hold.await(delay.toMillis());
          return serving.answer();
        });
  }

  /** A real delay between the work and the answer. */
  public void commitThenHang(Duration delay) {
    FakeHold hold = faults.newHold();
    add(
        (request, serving) -> {
          Reply reply = serving.answer();
          hold.await(delay.toMillis());
          return reply;
        });
  }

  /** The work is done, and the connection closes without an answer. */
  public void commitThenDrop() {
    committed(reply -> Reply.dropped());
  }

  /** The work is done, and the proxy in front says 502, in HTML. */
  public void commitThenBadGateway() {
    committed(reply -> Reply.badGateway());
  }

  /** The work is done, and the server says 500, in HTML. */
  public void commitThenServerError() {
    committed(reply -> Reply.serverError());
  }

  /**
   * The work is done; the answer is complete for HTTP, but its body ends in the middle. Reads too.
   */
  public void commitThenTruncatedJson() {
    committed(Reply::halfBody);
  }

  /** The work is done; the connection breaks in the middle of the body. */
  public void commitThenBreakOff() {
    committed(Reply::brokenOff);
  }

  /** The work is done, and 200 carries the number and an {@code errorText} as well. */
  public void commitThenErrorText(String errorText) {
    committed(
        reply -> {
          ObjectNode body = (ObjectNode) Json.parse(reply.body());
          return Reply.json(200, body.put("errorText", errorText));
        });
  }

  /** The answer is lost now; the work is done when the test says so. */
  public FakeLateCommit commitLate() {
    var late = new FakeLateCommit();
    add((request, serving) -> park(late, serving));
    return late;
  }

  /** The answer is lost now; the work is done by itself after a real delay. */
  public FakeLateCommit commitLate(Duration delay) {
    var late = new FakeLateCommit();
    add(
        (request, serving) -> {
          Reply reply = park(late, serving);
          faults.later(late::commitLate, delay);
          return reply;
        });
    return late;
  }

  private static Reply park(FakeLateCommit late, Serving serving) {
    if (serving.refused().isPresent()) {
      return serving.refused().get();
    }
    late.park(serving);
    return Reply.dropped();
  }

  /** Nothing is done; 500, in HTML. */
  public void serverError() {
    instead(Reply.serverError());
  }

  /** Nothing is done; 502, in HTML. */
  public void badGateway() {
    instead(Reply.badGateway());
  }

  /** Nothing is done, and the connection closes without an answer. */
  public void reset() {
    instead(Reply.dropped());
  }

  /** Nothing is done, and 200 brings a web page. */
  public void html() {
    instead(Reply.html(200, "SmartBill"));
  }

  /** Nothing is done, and 200 brings as many bytes of nonsense, called JSON. */
  public void garbage(int bytes) {
    byte[] body = new byte[bytes];
    Arrays.fill(body, (byte) 'x');
    instead(Reply.of(200, "application/json", body));
  }

  /** Nothing is done; 200 with an {@code errorText} and no number. */
  public void errorText(String errorText) {
    refuse(200, errorText);
  }

  /** Nothing is done; 400 with an {@code errorText} that ends in markup. */
  public void errorTextWithHtml() {
    refuse(
        400,
        "Cantitate insuficienta pe stoc.<br/><b>Produs</b>"
            + "<div id=\"moreErrorDetails\" style=\"display:none\">detalii &amp; altele</div>");
  }

  /** Nothing is done; any status with a business error. */
  public void refuse(int status, String errorText) {
    instead(Reply.json(status, Answers.envelope(errorText, "").put("url", "")));
  }

  /** Nothing is done; any answer at all. */
  public void answer(int status, String contentType, String body) {
    instead(Reply.of(status, contentType, body.getBytes(StandardCharsets.UTF_8)));
  }

  /** The token is blocked from this request on, as if it had made too many calls. */
  public void rateBlock() {
    add((request, serving) -> faults.block(request));
  }

  /** A PDF without any text in it. */
  public void pdfWithoutText() {
    committed(reply -> Reply.of(200, reply.type(), Printer.print(List.of())));
  }

  /** 200 with the JSON of an error where a PDF was asked for. */
  public void pdfUnavailable() {
    refuse(200, "Documentul nu poate fi generat momentan.");
  }

  /** A good answer of {@code /stocks} with nothing in it. */
  public void emptyStock() {
    ObjectNode body = Answers.envelope("", "");
    body.putArray("list");
    instead(Reply.json(200, body));
  }

  void randomly(Random dice) {
    List<Fault> all =
        List.of(
            (request, serving) -> Reply.dropped(),
            (request, serving) -> Reply.serverError(),
            (request, serving) -> Reply.badGateway(),
            (request, serving) -> after(serving, reply -> Reply.dropped()),
            (request, serving) -> after(serving, reply -> Reply.serverError()),
            (request, serving) -> after(serving, reply -> Reply.badGateway()),
            (request, serving) -> after(serving, Reply::halfBody),
            (request, serving) -> after(serving, Reply::brokenOff));
    add((request, serving) -> pick(all, dice).apply(request, serving));
  }

  private static Fault pick(List<Fault> all, Random dice) {
    synchronized (dice) {
      return all.get(dice.nextInt(all.size()));
    }
  }

  private static Reply after(Serving serving, UnaryOperator<Reply> answer) {
    return answer.apply(serving.answer());
  }

  private void committed(UnaryOperator<Reply> answer) {
    add((request, serving) -> after(serving, answer));
  }

  private void instead(Reply reply) {
    add((request, serving) -> reply);
  }

  private void add(Fault fault) {
    faults.add(new FakeFaults.Planned(calls, when, skip, times, fault));
  }
}
