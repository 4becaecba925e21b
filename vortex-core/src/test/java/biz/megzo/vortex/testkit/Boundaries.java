package biz.megzo.vortex.testkit;

import biz.megzo.vortex.store.VortexStore;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Kills a process at any one of its calls to the store or to a remote. A killed process makes no
 * further call; what it made before stands. Not thread-safe.
 */
public final class Boundaries {
  /** Where in a call a process dies. */
  public enum Moment {
    BEFORE,
    AFTER
  }

  /** The process is dead: no code of it runs on, so that nothing may catch this. */
  public static final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    Killed() {
      super("killed", null, false, false);
    }
  }

  private final List<String> calls = new ArrayList<>();
  private int killAt = Integer.MAX_VALUE;
  private Moment moment = Moment.BEFORE;
  private boolean armed;
  private boolean dead;

  /** From now on, dies at the call of this number, 1 being the next. */
  public void killAt(int number, Moment when) {
    calls.clear();
    armed = true;
    killAt = number;
    moment = when;
  }

  /** From now on, calls are only counted. */
  public void count() {
    killAt(Integer.MAX_VALUE, Moment.BEFORE);
  }

  /** The calls since. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  /** Nothing dies any more; a process that died is another one from now on. */
  public void restart() {
    armed = false;
    dead = false;
  }

  /** A store whose every call can be the last one. */
  public VortexStore store(VortexStore store) {
    return (VortexStore)
        Proxy.newProxyInstance(
            Boundaries.class.getClassLoader(),
            new Class<?>[] {VortexStore.class},
            (proxy, method, args) ->
                of(method.getReturnType(), BrokenEngine.invoke(method, store, args)));
  }

  /** A part whose every call can be the last one. */
  @SuppressWarnings("unchecked")
  public <T> T of(Class<?> type, Object target) {
    return (T)
        Proxy.newProxyInstance(
            Boundaries.class.getClassLoader(),
            target.getClass().getInterfaces().length == 0
                ? new Class<?>[] {type}
                : target.getClass().getInterfaces(),
            (proxy, method, args) -> call(method, target, args));
  }

  private @Nullable Object call(Method method, Object target, Object[] args) throws Throwable {
    if (method.getDeclaringClass() == Object.class) {
      return BrokenEngine.invoke(method, target, args);
    }
    if (dead) {
      throw new Killed();
    }
    boolean last = false;
    if (armed) {
      calls.add(method.getDeclaringClass().getSimpleName() + "." + method.getName());
      last = calls.size() == killAt;
    }
    if (last && moment == Moment.BEFORE) {
      dead = true;
      throw new Killed();
    }
    Object result = BrokenEngine.invoke(method, target, args);
    if (last) {
      dead = true;
      throw new Killed();
    }
    return result;
  }
}
