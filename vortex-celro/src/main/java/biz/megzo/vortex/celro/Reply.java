package biz.megzo.vortex.celro;

import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.Done;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** What became of a call after a login was renewed where that was needed. */
sealed interface Reply {
  /** The payload; null when there was none. */
  record Ok(@Nullable JsonNode message) implements Reply {}

  /**
   * The channel will not do it.
   *
   * @param kind what it is for a read, which can not go on without an answer
   */
  record Refused(String reason, ConnectorException.Kind kind) implements Reply {
    static Refused of(String reason) {
      return new Refused(reason, ConnectorException.Kind.UNREADABLE);
    }
  }

  /**
   * No usable answer.
   *
   * @param sent whether the remote may have done it
   * @param status HTTP status, 0 when there was none
   */
  record Failed(ConnectorException error, boolean sent, int status) implements Reply {}

  /** As the outcome of a write. */
  default Done done() {
    if (this instanceof Ok) {
      return Done.ok();
    }
    return this instanceof Refused refused
        ? new Done.Refused(refused.reason())
        : new Done.Unknown(String.valueOf(((Failed) this).error().getMessage()));
  }
}
