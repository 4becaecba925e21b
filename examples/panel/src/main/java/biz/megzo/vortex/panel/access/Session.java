package biz.megzo.vortex.panel.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One person at one browser, from log-in to log-out. Thread-safe. */
public final class Session {
  private static final int MOST_NOTES = 20;

  private final String user;
  private final String csrf;
  private final Instant since;
  private final List<String> notes = new ArrayList<>();
  private Instant seen;

  Session(String user, String csrf, Instant since) {
    this.user = user;
    this.csrf = csrf;
    this.since = since;
    this.seen = since;
  }

  public String user() {
    return user;
  }

  /** Stands in every form; a write without it is refused. */
  public String csrf() {
    return csrf;
  }

  Instant since() {
    return since;
  }

  synchronized Instant seen() {
    return seen;
  }

  synchronized void seen(Instant now) {
    seen = now;
  }

  /** Keeps a note for the next page. */
  public synchronized void note(String note) {
    if (notes.size() < MOST_NOTES) {
      notes.add(note);
    }
  }

  /** The notes so far; they are gone then. */
  public synchronized List<String> takeNotes() {
    List<String> taken = List.copyOf(notes);
    notes.clear();
    return taken;
  }

  @Override
  public String toString() {
    return "Session[" + user + "]";
  }
}
