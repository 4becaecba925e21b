package biz.megzo.vortex.panel.overview;

import java.util.List;

/**
 * Something that needs a person.
 *
 * @param urgent whether it stops things
 * @param text key of what it is
 * @param arguments of the text
 * @param path of the link where it is seen to
 */
public record Attention(boolean urgent, String text, List<Object> arguments, String path) {
  public Attention {
    arguments = List.copyOf(arguments);
  }

  static Attention urgent(String text, String path, Object... arguments) {
    return new Attention(true, text, List.of(arguments), path);
  }

  static Attention calm(String text, String path, Object... arguments) {
    return new Attention(false, text, List.of(arguments), path);
  }
}
