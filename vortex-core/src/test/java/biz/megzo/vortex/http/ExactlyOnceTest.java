package biz.megzo.vortex.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.http.HttpAnswer.Answered;
import biz.megzo.vortex.http.HttpAnswer.Lost;
import biz.megzo.vortex.testkit.MutableClock;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A create reaches the remote at most once, whatever happens to the connection. */
class ExactlyOnceTest {
  private static final String OK =
      "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Type: application/json\r\n\r\n{}";

  /** Ways in which an answer does not arrive after the request was read. */
  enum Fault implements RawServer.Behaviour {
    CLOSED {
      @Override
      public void after(int request, Socket socket) throws IOException {
        socket.close();
      }
    },
    RESET {
      @Override
      public void after(int request, Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
      }
    },
    HALF_A_STATUS_LINE {
      @Override
      public void after(int request, Socket socket) throws IOException {
        RawServer.write(socket, "HTTP/1.1 2");
        socket.close();
      }
    },
    SHORT_BODY {
      @Override
      public void after(int request, Socket socket) throws IOException {
        RawServer.write(socket, OK.replace("Content-Length: 2", "Content-Length: 200"));
        socket.close();
      }
    },
    NO_LAST_CHUNK {
      @Override
      public void after(int request, Socket socket) throws IOException {
        RawServer.write(socket, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n");
        socket.close();
      }
    },
    BROKEN_CHUNK {
      @Override
      public void after(int request, Socket socket) throws IOException {
        RawServer.write(
            socket, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n");
        socket.close();
      }
    },
    ILLEGAL_HEADER_NAME {
      @Override
      public void after(int request, Socket socket) throws IOException {
        RawServer.write(socket, OK.replace("Content-Type:", "Content Type:"));
      }
    },
    NOT_HTTP {
      @Override
      public void after(int request, Socket socket) throws IOException {
        RawServer.write(socket, "220 mail.example ESMTP\r\n\r\n");
        socket.close();
      }
    },
    SILENCE {
      @Override
      public void after(int request, Socket socket) {}
    },
    BODY_NEVER_ENDS {
      @Override
      public void after(int request, Socket socket) throws IOException {
        RawServer.write(socket, OK.replace("Content-Length: 2", "Content-Length: 200"));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void a_create_whose_answer_is_lost_was_sent_once_and_is_reported_lost(Fault fault)
      throws IOException {
    try (RawServer server = new RawServer(fault)) {
      HttpAnswer answer = transport(server).send(create());

      assertThat(answer).isInstanceOf(Lost.class);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"CLOSED", "RESET", "HALF_A_STATUS_LINE", "ILLEGAL_HEADER_NAME"})
  void a_create_on_a_kept_connection_is_not_repeated_on_a_new_one(Fault fault) throws IOException {
    RawServer.Behaviour second =
        (request, socket) -> {
          if (request == 1) {
            RawServer.write(socket, OK);
          } else {
            fault.after(request, socket);
          }
        };
    try (RawServer server = new RawServer(second)) {
      HttpTransport transport = transport(server);

      assertThat(transport.send(create())).isInstanceOf(Answered.class);
      assertThat(transport.send(create())).isInstanceOf(Lost.class);
      assertThat(server.requests()).hasSize(2);
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void a_read_is_repeated_by_the_transport_and_not_by_the_client_below_it() throws IOException {
    try (RawServer server = new RawServer(Fault.CLOSED)) {
      assertThat(transport(server).send(HttpCall.get("series").build())).isInstanceOf(Lost.class);
      assertThat(server.requests()).hasSize(3);
    }
  }

  @Test
  void a_read_marked_as_never_to_be_repeated_is_sent_once() throws IOException {
    try (RawServer server = new RawServer(Fault.CLOSED)) {
      HttpCall once = HttpCall.get("series").repeat(HttpCall.Repeat.NEVER).build();

      assertThat(transport(server).send(once)).isInstanceOf(Lost.class);
      assertThat(server.requests()).hasSize(1);
    }
  }

  private static HttpCall create() {
    return HttpCall.of("POST", "estimate/v2")
        .body("application/json", "{\"x\":1}".getBytes(UTF_8))
        .build();
  }

  private static HttpTransport transport(RawServer server) {
    AllowList allowed =
        AllowList.builder().permit("POST", "estimate/v2").permit("GET", "series").build();
    return HttpTransport.builder("test:1", server.base(), allowed)
        .clock(MutableClock.at("2026-10-02T08:00:00Z"))
        .timeout(Duration.ofMillis(400))
        .retries(2)
        .build();
  }
}
