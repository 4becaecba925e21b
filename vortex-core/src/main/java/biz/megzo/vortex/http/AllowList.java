package biz.megzo.vortex.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The calls that may leave. Everything else is refused before a byte is sent, which is how Vortex
 * keeps its promise never to issue a fiscal document. Immutable.
 *
 * <p>Only plain paths can be permitted at all: segments of letters, digits and {@code - . _ ~},
 * parted by single slashes, no {@code .} or {@code ..} segment, no leading slash. A percent sign, a
 * semicolon, a question mark or a line break makes a path unacceptable, so that no server can read
 * another path than the one that was checked.
 */
public final class AllowList {
  private static final Pattern SEGMENT = Pattern.compile("(?!\\.{1,2}\\z)[A-Za-z0-9._~-]++");
  private static final Pattern VERB = Pattern.compile("[A-Z]{1,20}");

  private record Entry(String method, Pattern path) {}

  private final List<Entry> entries;

  private AllowList(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  public static Builder builder() {
    return new Builder();
  }

  /**
   * Whether a call may leave. Method and path are compared as they are, letter by letter: {@code
   * get} is not {@code GET}, and nothing is decoded or normalised.
   */
  public boolean permits(String method, String path) {
    return isPlain(path)
        && entries.stream()
            .anyMatch(e -> e.method().equals(method) && e.path().matcher(path).matches());
  }

  /** Whether a path has one reading only. */
  static boolean isPlain(String path) {
    String[] segments = path.split("/", -1);
    for (int i = 0; i < segments.length; i++) {
      boolean end = i == segments.length - 1;
      if (segments[i].isEmpty() ? !end || path.equals("/") : !isSegment(segments[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSegment(String segment) {
    return SEGMENT.matcher(segment).matches();
  }

  static boolean isVerb(String method) {
    return VERB.matcher(method).matches();
  }

  /** Collects permitted calls. Not thread-safe. */
  public static final class Builder {
    private final List<Entry> entries = new ArrayList<>();

    private Builder() {}

    /**
     * Permits one call.
     *
     * @param method for example {@code GET}
     * @param path relative to the base; a segment {@code *} stands for any one segment
     * @throws IllegalArgumentException when the path could not be called anyway
     */
    public Builder permit(String method, String path) {
      String verb = method.toUpperCase(Locale.ROOT);
      if (!isVerb(verb)) {
        throw new IllegalArgumentException("not an HTTP method: " + method);
      }
      if (!isPlain(path.replace('*', 'x'))) {
        throw new IllegalArgumentException("not a plain relative path: " + path);
      }
      StringBuilder regex = new StringBuilder();
      for (String segment : path.split("(?<=/)|(?=/)", -1)) {
        if (segment.indexOf('*') >= 0 && segment.length() > 1) {
          throw new IllegalArgumentException("* must be a whole segment: " + path);
        }
        regex.append(segment.equals("*") ? "[^/]+" : Pattern.quote(segment));
      }
      entries.add(new Entry(verb, Pattern.compile(regex.toString())));
      return this;
    }

    public AllowList build() {
      return new AllowList(entries);
    }
  }
}
