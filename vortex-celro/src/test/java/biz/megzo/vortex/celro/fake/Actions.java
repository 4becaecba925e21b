package biz.megzo.vortex.celro.fake;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Every action this server knows, found without regard to case. */
final class Actions {
  private final Map<String, Action> byName = new HashMap<>();

  void add(String name, Action action) {
    if (byName.put(name.toLowerCase(Locale.ROOT), action) != null) {
      throw new IllegalStateException("action twice: " + name);
    }
  }

  Action find(String name) {
    Action action = byName.get(name.toLowerCase(Locale.ROOT));
    if (action == null) {
      throw new Refused(404, 1, "Metoda sau actiune necunoscuta: " + name);
    }
    return action;
  }
}
