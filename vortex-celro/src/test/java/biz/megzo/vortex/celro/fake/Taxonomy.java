package biz.megzo.vortex.celro.fake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Categories, their characteristics, and manufacturers. */
final class Taxonomy {
  /** A characteristic with the values it may take. */
  record Characteristic(long id, String name, boolean mandatory, List<String> values) {}

  /** A category; {@code parent} 0 for a root. */
  record Category(long id, long parent, String name, List<Characteristic> characteristics) {}

  private final Map<Long, Category> categories = new LinkedHashMap<>();
  private final Map<String, Long> manufacturers = new LinkedHashMap<>();

  Taxonomy() {
    add(100, 0, "Diverse", List.of());
    add(200, 0, "Iluminat", List.of());
    add(210, 200, "Lampi de birou", List.of("Culoare:"));
    manufacturerId("Fara marca");
  }

  void add(long id, long parent, String name, List<String> mandatory) {
    List<Characteristic> all = new ArrayList<>();
    for (String each : mandatory) {
      all.add(new Characteristic(id * 10 + all.size(), each, true, List.of("Negru", "Alb")));
    }
    all.add(new Characteristic(id * 10 + all.size(), "Material:", false, List.of("Metal", "Lemn")));
    categories.put(id, new Category(id, parent, name, List.copyOf(all)));
  }

  boolean hasCategory(long id) {
    return categories.containsKey(id);
  }

  List<Category> categories() {
    return List.copyOf(categories.values());
  }

  Category category(long id) {
    Category found = categories.get(id);
    if (found == null) {
      throw new Refused("Categorie necunoscuta");
    }
    return found;
  }

  List<String> mandatoryNames(long id) {
    return category(id).characteristics().stream()
        .filter(Characteristic::mandatory)
        .map(Characteristic::name)
        .toList();
  }

  /** Names are resolved by the server; an approved product brings its manufacturer along. */
  long manufacturerId(String name) {
    long next = 500L + manufacturers.size();
    return manufacturers.computeIfAbsent(name.strip(), each -> next);
  }

  boolean knowsManufacturer(String name) {
    return manufacturers.containsKey(name.strip());
  }
}
