package biz.megzo.vortex.mapping;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Romanian tax codes, counties and sectors. What can not be known stays as it was given. */
final class Romania {
  /** What e-Factura takes for a person whose personal number is not used. */
  static final String PERSON = "0000000000000";

  private static final String CAPITAL = "Bucuresti";
  private static final String[] COUNTIES = {
    "Alba",
    "Arad",
    "Arges",
    "Bacau",
    "Bihor",
    "Bistrita-Nasaud",
    "Botosani",
    "Braila",
    "Brasov",
    CAPITAL,
    "Buzau",
    "Calarasi",
    "Caras-Severin",
    "Cluj",
    "Constanta",
    "Covasna",
    "Dambovita",
    "Dolj",
    "Galati",
    "Giurgiu",
    "Gorj",
    "Harghita",
    "Hunedoara",
    "Ialomita",
    "Iasi",
    "Ilfov",
    "Maramures",
    "Mehedinti",
    "Mures",
    "Neamt",
    "Olt",
    "Prahova",
    "Salaj",
    "Satu Mare",
    "Sibiu",
    "Suceava",
    "Teleorman",
    "Timis",
    "Tulcea",
    "Valcea",
    "Vaslui",
    "Vrancea"
  };
  private static final String[] PLATES = {
    "AB", "AR", "AG", "BC", "BH", "BN", "BT", "BR", "BV", "B", "BZ", "CL", "CS", "CJ", "CT", "CV",
    "DB", "DJ", "GL", "GR", "GJ", "HR", "HD", "IL", "IS", "IF", "MM", "MH", "MS", "NT", "OT", "PH",
    "SJ", "SM", "SB", "SV", "TR", "TM", "TL", "VL", "VS", "VN"
  };
  private static final Pattern FILLERS = Pattern.compile("[\\s\\x{00A0}./-]+");
  private static final Pattern TAX_CODE = Pattern.compile("(RO)?[0-9]{2,10}");
  private static final Pattern SECTOR =
      Pattern.compile("(?i)\\bsect(?:or(?:ul)?|\\.)?\\s*([1-6])\\b");
  private static final Pattern POSTAL = Pattern.compile("0([1-6])[0-9]{4}");
  private static final Pattern PREFIX =
      Pattern.compile("^(?:judetul|judet|jud|municipiul|mun|orasul|oras)[. ]+");
  private static final Map<String, String> BY_KEY = byKey();

  private Romania() {}

  private static Map<String, String> byKey() {
    Map<String, String> keys = new LinkedHashMap<>();
    for (int i = 0; i < COUNTIES.length; i++) {
      keys.put(key(COUNTIES[i]), COUNTIES[i]);
      keys.put(key(PLATES[i]), COUNTIES[i]);
    }
    keys.put("bucharest", CAPITAL);
    return keys;
  }

  /** Letters alone, lower case, without diacritics and without "judetul" and the like. */
  private static String key(String text) {
    String plain = TextSteps.collapse(TextSteps.plain(text)).toLowerCase(Locale.ROOT);
    int from = 0;
    if (plain.indexOf(' ') >= 0 || plain.indexOf('.') >= 0) {
      Matcher prefix = PREFIX.matcher(plain);
      from = prefix.find() ? prefix.end() : 0;
    }
    StringBuilder letters = new StringBuilder(plain.length());
    for (int i = from; i < plain.length(); i++) {
      char sign = plain.charAt(i);
      if (sign >= 'a' && sign <= 'z') {
        letters.append(sign);
      }
    }
    return letters.toString();
  }

  /**
   * A company's code in capitals without blanks, a person's zeros; null when a company gave none.
   */
  static @Nullable String vatCode(@Nullable String given, boolean company) {
    String code =
        given == null ? "" : FILLERS.matcher(given.toUpperCase(Locale.ROOT)).replaceAll("");
    if (code.chars().allMatch(sign -> sign == '0')) {
      code = "";
    }
    if (!company) {
      return TAX_CODE.matches(code) ? code : PERSON;
    }
    return code.isEmpty() ? null : code;
  }

  static String country(@Nullable String given) {
    return given == null || isHome(given) ? "Romania" : given;
  }

  /** Whether an address is Romanian: it says so, or says nothing. */
  static boolean isHome(@Nullable String country) {
    if (country == null) {
      return true;
    }
    String key = TextSteps.plain(country).strip().toLowerCase(Locale.ROOT);
    return key.equals("romania") || key.equals("ro") || key.equals("rou");
  }

  /** SmartBill's spelling of a county; the city decides when no county is given. */
  static @Nullable String county(@Nullable String given, @Nullable String city) {
    if (given != null) {
      String known = BY_KEY.get(key(given));
      if (known != null) {
        return known;
      }
      return sector(given) != null ? CAPITAL : given;
    }
    return city != null && isCapital(city) ? CAPITAL : null;
  }

  private static boolean isCapital(String city) {
    String key = key(city);
    return key.startsWith("bucuresti")
        || key.startsWith("bucharest")
        || key.equals("sector")
        || key.equals("sectorul");
  }

  /** In the capital the sector, where the address says it; else the city as given. */
  static @Nullable String city(
      @Nullable String given,
      @Nullable String county,
      @Nullable String street,
      @Nullable String postalCode) {
    if (!CAPITAL.equals(county(/* given= */ county, /* city= */ given))) {
      return given;
    }
    String sector = sector(given);
    sector = sector == null ? sector(county) : sector;
    sector = sector == null ? sector(street) : sector;
    if (sector == null && postalCode != null) {
      Matcher postal = POSTAL.matcher(postalCode.replaceAll("\\s", ""));
      sector = postal.matches() ? postal.group(1) : null;
    }
    return sector == null ? given : "Sector " + sector;
  }

  private static @Nullable String sector(@Nullable String text) {
    if (text == null) {
      return null;
    }
    Matcher matcher = SECTOR.matcher(text);
    return matcher.find() ? matcher.group(1) : null;
  }
}
