package biz.megzo.vortex.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The calls that may leave. Everything else is refused before a byte is sent, which is how Vortex
 * keeps its promise never to issue a fiscal document.
 */
public final class AllowList {
  private record Entry(String method, Pattern path) {}

  private final List<Entry> entries;

  private AllowList(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Whether a call may leave. */
  public boolean permits(String method, String path) {
    return entries.stream()
        .anyMatch(e -> e.method().equals(method) && e.path().matcher(path).matches());
  }

  /** Collects permitted calls. Not thread-safe. */
  public static final class Builder {
    private final List<Entry> entries = new ArrayList<>();

    private Builder() {}

    /**
     * Permits one call.
     *
     * @param method for example {@code GET}
     * @param path relative to the base; {@code *} stands for one path segment
     */
    public Builder permit(String method, String path) {
      StringBuilder regex = new StringBuilder();
      for (String segment : path.split("(?<=/)|(?=/)", -1)) {
        regex.append(segment.equals("*") ? "[^/]+" : Pattern.quote(segment));
      }
      entries.add(new Entry(method.toUpperCase(Locale.ROOT), Pattern.compile(regex.toString())));
      return this;
    }

    public AllowList build() {
      return new AllowList(entries);
    }
  }
}
