package biz.megzo.vortex.panel.web;

import java.util.Map;

/** What a request is answered with. */
public sealed interface Answer {
  /**
   * A page. The template is given a {@code view} beside the parameters.
   *
   * @param template for example {@code goods/list.jte}
   */
  record Page(int status, String template, Map<String, Object> parameters) implements Answer {
    public Page {
      parameters = Map.copyOf(parameters);
    }
  }

  /** Go there, with a GET; a path of the panel. */
  record Redirect(String path) implements Answer {}

  /** Something that is no page. */
  @SuppressWarnings("ArrayRecordComponent")
  record Content(int status, String type, byte[] bytes, String fileName) implements Answer {}

  static Answer page(String template, Map<String, Object> parameters) {
    return new Page(200, template, parameters);
  }

  /** The page with a form that was filled in wrongly. */
  static Answer again(String template, Map<String, Object> parameters) {
    return new Page(422, template, parameters);
  }

  /** There is no such thing. */
  static Answer notFound() {
    return new Page(404, "layout/error.jte", Map.of("key", "panel.error.404"));
  }

  /** Go to a path of the panel; for one of the link at hand use {@link Visit#href}. */
  static Answer to(String path) {
    return new Redirect(path);
  }

  /** A file to keep. */
  static Answer file(String type, byte[] bytes, String fileName) {
    return new Content(200, type, bytes, fileName);
  }

  /** Plain content. */
  static Answer content(int status, String type, byte[] bytes) {
    return new Content(status, type, bytes, "");
  }
}
