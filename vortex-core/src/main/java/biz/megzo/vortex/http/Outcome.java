package biz.megzo.vortex.http;

import biz.megzo.vortex.http.HttpAnswer.Lost;
import biz.megzo.vortex.http.HttpAnswer.NotSent;

/** What one sending came to, and whether the remote or the way to it is to blame. */
record Outcome(HttpAnswer answer, boolean remoteFailed) {
  static Outcome notSent(NotSent.Why why, String cause) {
    return new Outcome(new NotSent(why, cause), why == NotSent.Why.NO_CONNECTION);
  }

  static Outcome lost(String cause) {
    return new Outcome(new Lost(cause), true);
  }

  /** Lost by our own decision. */
  static Outcome dropped(String cause) {
    return new Outcome(new Lost(cause), false);
  }
}
