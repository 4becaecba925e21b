package biz.megzo.vortex.celro.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rules an importer item must keep, in its full and its short form. */
final class ImportCheck {
  private static final List<String> FULL =
      List.of(
          "products_name",
          "manufacturers_name",
          "categories_id",
          "stoc",
          "pretf",
          "products_image");

  /** What makes an item a full one: these have no place in the short form. */
  private static final Set<String> SHORT =
      Set.of(
          "products_model",
          "stoc",
          "pretf",
          "hasTVA",
          "status",
          "procesare_in",
          "type",
          "family_id",
          "family_name",
          "family_type",
          "overridePrice",
          "forceInsert",
          "vendor_ext_id");

  static final Set<String> KNOWN = known();

  private final Settings settings;
  private final Taxonomy taxonomy;

  ImportCheck(Settings settings, Taxonomy taxonomy) {
    this.settings = settings;
    this.taxonomy = taxonomy;
  }

  private static Set<String> known() {
    Set<String> known = new LinkedHashSet<>(SHORT);
    known.addAll(FULL);
    known.addAll(
        List.of(
            "products_description",
            "moneda",
            "garantie",
            "garantie_pj",
            "products_url",
            "image",
            "charact",
            "products_weight",
            "import_code",
            "products_quantity",
            "adaos",
            "bonus",
            "recomandate",
            "cand",
            "pret_vechi",
            "virtual"));
    return Set.copyOf(known);
  }

  /** Why the item is refused, if it is. */
  Optional<String> problem(ImportItem item, boolean listed) {
    try {
      check(item, listed);
      return Optional.empty();
    } catch (Refused refused) {
      return Optional.of(refused.text());
    }
  }

  private void check(ImportItem item, boolean listed) {
    Fields fields = item.fields();
    if (!settings.is(Switch.UNKNOWN_FIELDS_IGNORED)) {
      fields.only(KNOWN);
    }
    boolean full = KNOWN.stream().anyMatch(name -> !SHORT.contains(name) && fields.has(name));
    if (full || !listed) {
      FULL.forEach(fields::text);
      fullForm(item);
    } else if (!fields.has("stoc") && !fields.has("pretf")) {
      throw new Refused("Trimiteti cel putin stoc sau pretf");
    }
    values(fields);
  }

  private void fullForm(ImportItem item) {
    Fields fields = item.fields();
    webAddress(fields, "products_image");
    long category = fields.id("categories_id");
    if (!taxonomy.hasCategory(category)) {
      throw fields.bad("categories_id", "este necunoscut");
    }
    if (fields.has("charact")) {
      fields.nested("charact");
    }
    Set<String> given = item.charact().keySet();
    for (String name : taxonomy.mandatoryNames(category)) {
      if (given.stream().noneMatch(sent -> bare(sent).equalsIgnoreCase(bare(name)))) {
        throw new Refused("Caracteristica obligatorie lipsa: " + name);
      }
    }
  }

  private static void values(Fields fields) {
    fields.maybe("stoc").ifPresent(text -> fields.count("stoc"));
    positive(fields, "pretf");
    positive(fields, "pret_vechi");
    positive(fields, "products_weight");
    for (String flag : List.of("hasTVA", "status", "overridePrice", "forceInsert", "virtual")) {
      fields.flag(flag);
    }
    for (String count : List.of("garantie", "garantie_pj", "procesare_in", "family_id")) {
      fields.maybe(count).ifPresent(text -> fields.count(count));
    }
    oneOf(fields, "moneda", Set.of("RON", "EUR", "USD"));
    oneOf(fields, "type", Set.of("insert", "update"));
    webAddress(fields, "products_url");
    images(fields.raw("image"));
  }

  private static void images(JsonNode images) {
    if (!images.isMissingNode()) {
      for (JsonNode image : Fields.elements("image", images)) {
        Fields fields = new Fields(image, "image");
        fields.count("id");
        webAddress(fields, "url");
      }
    }
  }

  private static void positive(Fields fields, String name) {
    if (fields.maybeDecimal(name).filter(value -> value.signum() <= 0).isPresent()) {
      throw fields.bad(name, "trebuie sa fie pozitiv");
    }
  }

  private static void oneOf(Fields fields, String name, Set<String> allowed) {
    if (fields.maybe(name).filter(value -> !allowed.contains(value)).isPresent()) {
      throw fields.bad(name, "este invalid");
    }
  }

  private static void webAddress(Fields fields, String name) {
    if (fields.maybe(name).filter(url -> !url.matches("https?://\\S+")).isPresent()) {
      throw fields.bad(name, "nu este o adresa web");
    }
  }

  /** Characteristic names often end in a colon. */
  private static String bare(String name) {
    return name.strip().replaceAll("\\s*:$", "");
  }
}
