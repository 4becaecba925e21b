package biz.megzo.vortex.panel.web;

/**
 * One sentence on the next page.
 *
 * @param good whether it went well
 */
public record Flash(boolean good, String text) {
  String stored() {
    return (good ? "+" : "-") + text;
  }

  static Flash read(String stored) {
    return new Flash(stored.startsWith("+"), stored.substring(1));
  }
}
