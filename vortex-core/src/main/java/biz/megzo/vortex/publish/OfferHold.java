package biz.megzo.vortex.publish;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why an offer waits for a person, as the ledger keeps it.
 *
 * @param facet what of the offer waits; the rest of it goes on
 * @param message for people, free of buyer data
 */
public record OfferHold(Facet facet, Guard guard, String message) {
  private static final Pattern FORM =
      Pattern.compile("([a-z]+): (?:\\[([A-Z_]+)\\] )?(.*)", Pattern.DOTALL);

  /** Of a withheld change. */
  public static OfferHold of(Withheld withheld) {
    return new OfferHold(withheld.facet(), withheld.guard(), withheld.message());
  }

  /** Reads what {@link #print()} wrote; any other text is the channel's refusal of the content. */
  public static OfferHold parse(String text) {
    Matcher form = FORM.matcher(text);
    if (form.matches()) {
      for (Facet facet : Facet.values()) {
        if (word(facet).equals(form.group(1))) {
          return new OfferHold(facet, guard(form.group(2)), form.group(3));
        }
      }
    }
    return new OfferHold(Facet.CONTENT, Guard.CHANNEL_REFUSED, text);
  }

  private static Guard guard(@org.jspecify.annotations.Nullable String name) {
    for (Guard guard : Guard.values()) {
      if (guard.name().equals(name)) {
        return guard;
      }
    }
    return Guard.CHANNEL_REFUSED;
  }

  /** The text that stands in the ledger. */
  public String print() {
    return word(facet) + ": [" + guard.name() + "] " + message;
  }

  /** For people: what waits, why, and the remedy. */
  public String explain() {
    return word(facet) + ": " + message + "; " + guard.remedy();
  }

  private static String word(Facet facet) {
    return facet.name().toLowerCase(Locale.ROOT);
  }
}
