package biz.megzo.vortex.panel.web;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A form as it was filled in, or as it is shown first, with what is wrong beside each field. Errors
 * are keys of texts, or texts. Not thread-safe.
 */
public final class Form {
  private final Map<String, List<String>> values = new LinkedHashMap<>();
  private final Map<String, String> errors = new LinkedHashMap<>();
  private final View view;

  Form(Map<String, List<String>> values, View view) {
    this.values.putAll(values);
    this.view = view;
  }

  /** Puts a value in, for a form that is shown first. */
  public Form fill(String name, Object value) {
    values.put(name, List.of(String.valueOf(value)));
    return this;
  }

  /** What stands in a field, without spaces around; empty when nothing does. */
  public String value(String name) {
    List<String> all = values.getOrDefault(name, List.of());
    return all.isEmpty() ? "" : all.get(0).strip();
  }

  /** As it was typed, with spaces: passwords. */
  public String raw(String name) {
    List<String> all = values.getOrDefault(name, List.of());
    return all.isEmpty() ? "" : all.get(0);
  }

  /** All values of a field that may stand there many times. */
  public List<String> values(String name) {
    return List.copyOf(values.getOrDefault(name, List.of()));
  }

  /** The names of all fields that came. */
  public Set<String> names() {
    return Set.copyOf(values.keySet());
  }

  /** Whether a box was ticked. */
  public boolean ticked(String name) {
    return !value(name).isEmpty();
  }

  /** A text that must be there and not too long; empty, with an error, when it is not. */
  public String text(String name, int longest) {
    String text = value(name);
    if (text.isEmpty()) {
      error(name, view.say("panel.form.required"));
      return "";
    }
    return shorter(name, text, longest);
  }

  /** A text that may be missing. */
  public String optional(String name, int longest) {
    return shorter(name, value(name), longest);
  }

  private String shorter(String name, String text, int longest) {
    if (text.length() > longest) {
      error(name, view.say("panel.form.long", longest));
      return "";
    }
    return text;
  }

  /** A whole number; empty, with an error, when it is none or out of bounds. */
  public OptionalInt integer(String name, int least, int most) {
    try {
      int number = Integer.parseInt(value(name));
      if (number >= least && number <= most) {
        return OptionalInt.of(number);
      }
    } catch (NumberFormatException e) {
      // said below
    }
    error(name, view.say("panel.form.integer", least, most));
    return OptionalInt.empty();
  }

  /**
   * A number with a comma or a point; empty, with an error, when it is none. {@code 1.500} would be
   * a thousand and a half to one reader and one and a half to another: it is asked for again.
   */
  public Optional<BigDecimal> decimal(String name) {
    String text = value(name);
    if (text.matches("-?[1-9][0-9]{0,2}(\\.[0-9]{3})+")) {
      error(name, view.say("panel.form.ambiguous"));
      return Optional.empty();
    }
    String plain = text.contains(",") ? text.replace(".", "").replace(',', '.') : text;
    if (plain.matches("-?[0-9]{1,15}(\\.[0-9]{1,10})?")) {
      return Optional.of(new BigDecimal(plain));
    }
    error(name, view.say("panel.form.decimal"));
    return Optional.empty();
  }

  /** One of an enumeration's names; empty, with an error, when it is none. */
  public <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
    for (E one : type.getEnumConstants()) {
      if (one.name().equals(value(name))) {
        return Optional.of(one);
      }
    }
    error(name, view.say("panel.form.choice"));
    return Optional.empty();
  }

  /** Notes what is wrong with a field, a text for people; the first one stands. */
  public Form error(String name, String text) {
    errors.putIfAbsent(name, text);
    return this;
  }

  /** What is wrong with a field; empty when nothing is. */
  public String error(String name) {
    return errors.getOrDefault(name, "");
  }

  /** Whether nothing is wrong. */
  public boolean good() {
    return errors.isEmpty();
  }

  public Map<String, String> errors() {
    return Map.copyOf(errors);
  }
}
