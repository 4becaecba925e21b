package biz.megzo.vortex.panel.overview;

import biz.megzo.vortex.panel.web.View;
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

  /** A number that the text's nouns go with. */
  record Counted(long number) {}

  /** It in words; what the library says is given in the reader's language. */
  public String words(View view) {
    if (!arguments.isEmpty() && arguments.get(0) instanceof Counted counted) {
      return view.count(text, counted.number());
    }
    return view.say(
        text,
        arguments.stream()
            .map(argument -> argument instanceof String said ? words(view, said) : argument)
            .toArray());
  }

  /** {@code subject: sentence}, or a sentence. */
  private static String words(View view, String said) {
    String whole = view.told(said);
    int colon = said.indexOf(": ");
    return colon < 0 || !whole.equals(said)
        ? whole
        : view.told(said.substring(0, colon)) + ": " + view.told(said.substring(colon + 2));
  }

  static Attention urgent(String text, String path, Object... arguments) {
    return new Attention(true, text, List.of(arguments), path);
  }

  static Attention calm(String text, String path, Object... arguments) {
    return new Attention(false, text, List.of(arguments), path);
  }
}
