package biz.megzo.vortex.fulfil;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The border between the engine and everything it calls: counts crossings, and ends the process at
 * one of them. From then on nothing can be called any more, as after a crash; locks stay.
 */
final class Boundary {
  /** The process is gone. */
  static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final int crashAt;
  private final boolean after;
  private final List<String> crossings = new ArrayList<>();
  private boolean dead;

  /**
   * Crashes at a crossing.
   *
   * @param crashAt from 0; -1 for never
   * @param after whether what is called takes effect before
   */
  Boundary(int crashAt, boolean after) {
    this.crashAt = crashAt;
    this.after = after;
  }

  /** What was called so far. */
  List<String> crossings() {
    return crossings;
  }

  boolean crashed() {
    return dead;
  }

  /** The same object, seen across the border. */
  <T> T around(Class<T> type, T inner) {
    Set<Class<?>> types = new LinkedHashSet<>(List.of(inner.getClass().getInterfaces()));
    types.add(type);
    return type.cast(
        Proxy.newProxyInstance(
            Boundary.class.getClassLoader(),
            types.toArray(new Class<?>[0]),
            (proxy, method, arguments) -> {
              String name = type.getSimpleName() + "." + method.getName();
              boolean counts = !name.endsWith(".name") && !name.endsWith(".hashCode");
              if (counts) {
                cross(name, false);
              }
              try {
                Object result = method.invoke(inner, arguments);
                if (counts) {
                  cross(name, true);
                }
                return result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  private void cross(String name, boolean done) {
    if (dead) {
      throw new Crash();
    }
    if (!done) {
      crossings.add(name);
    }
    if (crossings.size() - 1 == crashAt && done == after) {
      dead = true;
      throw new Crash();
    }
  }
}
