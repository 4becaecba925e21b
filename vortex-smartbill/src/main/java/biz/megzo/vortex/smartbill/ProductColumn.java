package biz.megzo.vortex.smartbill;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The columns that are understood, by the headers that {@code api/smartbill.md} 4.4 names. */
enum ProductColumn {
  CODE("cod produs", "cod produs serviciu", "cod", "cod articol"),
  NAME("denumire produs", "denumire produs serviciu", "denumire", "nume produs", "articol"),
  PRICE("pret", "pret vanzare", "pret de vanzare", "pret unitar"),
  GROSS("pretul contine tva", "pret contine tva", "pretul include tva", "pret cu tva inclus"),
  UNIT("unitate masura", "unitate de masura", "um", "u m"),
  CURRENCY("moneda"),
  VAT("cota tva", "tva", "procent tva"),
  VAT_NAME("denumire cota tva", "nume cota tva", "denumire tva"),
  KIND("tip", "tip produs"),
  DESCRIPTION("descriere", "descriere produs"),
  CN_CODE("cod nc");

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> headers;

  ProductColumn(String... headers) {
    this.headers = List.of(headers);
  }

  /** The place of the header among those understood, the best first; -1 when it is none. */
  int rank(String header) {
    return headers.indexOf(plain(header));
  }

  /** Lower case, without diacritics, with single blanks for all else. */
  static String plain(String text) {
    String letters = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    return OTHER.matcher(letters.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }
}
