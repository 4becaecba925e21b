package biz.megzo.vortex.proofs;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.LinkedHashSet;
import java.util.Set;

/** Stand-ins that pass calls on and look at them on the way. */
final class Proxies {
  private Proxies() {}

  /** The call as it would have been. */
  interface Call {
    Object go() throws Throwable;
  }

  /** What is done around a call. */
  interface Around {
    Object call(String method, Object[] args, Call call) throws Throwable;
  }

  static <T> T of(Class<T> type, Object target, Around around) {
    return type.cast(ofAll(target, Set.of(type), around));
  }

  /** A stand-in for everything that the target's class implements. */
  static Object ofAll(Object target, Around around) {
    Set<Class<?>> types = new LinkedHashSet<>();
    for (Class<?> at = target.getClass(); at != null; at = at.getSuperclass()) {
      types.addAll(Set.of(at.getInterfaces()));
    }
    return ofAll(target, types, around);
  }

  private static Object ofAll(Object target, Set<Class<?>> types, Around around) {
    return Proxy.newProxyInstance(
        Proxies.class.getClassLoader(),
        types.toArray(Class<?>[]::new),
        (self, method, args) ->
            around.call(
                method.getName(),
                args == null ? new Object[0] : args,
                () -> {
                  try {
                    return method.invoke(target, args);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                }));
  }
}
