package biz.megzo.vortex.panel.web;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages of the panel. */
public enum Language {
  RO,
  EN;

  /** {@code ro} or {@code en}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** One of two texts that the library gives. */
  public String of(String english, String romanian) {
    return this == EN ? english : romanian;
  }

  /** Which form a noun takes behind a number: {@code one}, {@code few}, {@code many}. */
  String form(long number) {
    long last = Math.abs(number) % 100;
    if (number == 1) {
      return "one";
    }
    return this == RO && (number == 0 || (last > 0 && last < 20)) ? "few" : "many";
  }

  /** What was chosen, else what the browser asks for first, else Romanian. */
  static Language chosen(@Nullable String chosen, @Nullable String accepted) {
    for (Language language : values()) {
      if (language.code().equals(chosen)) {
        return language;
      }
    }
    boolean english =
        accepted != null && accepted.strip().toLowerCase(Locale.ROOT).startsWith("en");
    return english ? EN : RO;
  }
}
