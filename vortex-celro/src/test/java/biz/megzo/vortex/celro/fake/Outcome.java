package biz.megzo.vortex.celro.fake;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;

/** How an exchange ends: with a reply, with half of one on the wire, or with nothing. */
record Outcome(Reply reply, Ending ending) {
  enum Ending {
    WHOLE,
    CUT,
    DROPPED
  }

  static Outcome of(Reply reply) {
    return new Outcome(reply, Ending.WHOLE);
  }

  static Outcome cut(Reply reply) {
    return new Outcome(reply, Ending.CUT);
  }

  static Outcome dropped() {
    return new Outcome(Reply.text(0, ""), Ending.DROPPED);
  }

  int status() {
    return ending == Ending.WHOLE ? reply.status() : -1;
  }

  void write(HttpExchange exchange) throws IOException {
    switch (ending) {
      case WHOLE -> FakeServer.send(exchange, reply);
      case CUT -> {
        exchange.sendResponseHeaders(reply.status(), reply.body().length + 1L);
        OutputStream out = exchange.getResponseBody();
        out.write(reply.body(), 0, reply.body().length / 2);
        out.flush();
        // leaving the announced length unwritten makes the server drop the connection
        exchange.close();
      }
      case DROPPED -> exchange.close();
    }
  }
}
