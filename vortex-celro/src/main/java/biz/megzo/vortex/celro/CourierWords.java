package biz.megzo.vortex.celro;

import biz.megzo.vortex.connector.Track.Phase;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What couriers' own words of a parcel mean. The page documents no codes ({@code api/celro.md}
 * 5.2), so only words that leave no doubt are read; everything else is UNKNOWN.
 */
final class CourierWords {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  /**
   * What did not happen, or is yet to: {@code nu a putut fi livrat}, {@code va fi livrat maine}.
   */
  private static final Pattern DENIED =
      Pattern.compile(
          "\\b(nu|n-a|fi)\\b|\\bne(livrat|ridicat|preluat|predat|inregistrat|refuzat|sortat)");

  private static final Set<Phase> BAD = EnumSet.of(Phase.REFUSED, Phase.RETURNED, Phase.LOST);
  private static final Map<String, Phase> WORDS = words();

  private CourierWords() {}

  static Phase phase(String said) {
    String plain =
        MARKS
            .matcher(Normalizer.normalize(said, Normalizer.Form.NFD))
            .replaceAll("")
            .toLowerCase(Locale.ROOT);
    for (Map.Entry<String, Phase> word : WORDS.entrySet()) {
      if (plain.contains(word.getKey())) {
        boolean sure = BAD.contains(word.getValue()) || !DENIED.matcher(plain).find();
        return sure ? word.getValue() : Phase.UNKNOWN;
      }
    }
    return Phase.UNKNOWN;
  }

  /** The first that is contained counts, so that what denies stands before what it denies. */
  private static Map<String, Phase> words() {
    Map<String, Phase> words = new LinkedHashMap<>();
    words.put("nelivrat", Phase.UNKNOWN);
    words.put("nu a fost", Phase.UNKNOWN);
    words.put("refuz", Phase.REFUSED);
    words.put("retur", Phase.RETURNED);
    words.put("pierdut", Phase.LOST);
    words.put("despagubit", Phase.LOST);
    words.put("distrus", Phase.LOST);
    words.put("curs de preluare", Phase.ANNOUNCED);
    words.put("asteptare", Phase.ANNOUNCED);
    words.put("inregistrat", Phase.ANNOUNCED);
    words.put("emis", Phase.ANNOUNCED);
    words.put("in livrare", Phase.OUT_FOR_DELIVERY);
    words.put("spre livrare", Phase.OUT_FOR_DELIVERY);
    words.put("curs de livrare", Phase.OUT_FOR_DELIVERY);
    words.put("livrat expeditor", Phase.RETURNED);
    words.put("livrat la expeditor", Phase.RETURNED);
    words.put("livrat partial", Phase.UNKNOWN);
    words.put("livrat la depozit", Phase.UNKNOWN);
    words.put("livrat in depozit", Phase.UNKNOWN);
    words.put("livrat", Phase.DELIVERED);
    words.put("tranzit", Phase.IN_TRANSIT);
    words.put("depozit", Phase.IN_TRANSIT);
    words.put("sortat", Phase.IN_TRANSIT);
    words.put("ridicat", Phase.PICKED_UP);
    words.put("preluat", Phase.PICKED_UP);
    return words;
  }
}
