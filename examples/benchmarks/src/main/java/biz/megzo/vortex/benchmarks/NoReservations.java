package biz.megzo.vortex.benchmarks;

import biz.megzo.vortex.store.ReservationStore;
import biz.megzo.vortex.store.VortexStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;

/** A store that never tells which units are reserved: the engine around it is the real one. */
final class NoReservations {
  private NoReservations() {}

  static VortexStore of(VortexStore store) {
    ReservationStore none =
        instead(
            ReservationStore.class,
            store.reservations(),
            Map.of("reserved", Map.of(), "open", List.of()));
    return instead(VortexStore.class, store, Map.of("reservations", none));
  }

  private static <T> T instead(Class<T> type, T target, Map<String, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) -> {
              Object answer = answers.get(method.getName());
              if (answer != null) {
                return answer;
              }
              try {
                return method.invoke(target, args);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
