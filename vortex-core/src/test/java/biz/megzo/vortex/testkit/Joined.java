package biz.megzo.vortex.testkit;

import biz.megzo.vortex.connector.Connector;
import biz.megzo.vortex.connector.Finding;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Makes one connector of several fakes that each do a part. */
public final class Joined {
  private Joined() {}

  /** A connector with every interface of the parts; a call goes to the first part that has it. */
  public static Connector of(String name, Object... parts) {
    Set<Class<?>> interfaces = new LinkedHashSet<>();
    interfaces.add(Connector.class);
    for (Object part : parts) {
      interfaces.addAll(List.of(part.getClass().getInterfaces()));
    }
    Connector self =
        new Connector() {
          @Override
          public String name() {
            return name;
          }

          @Override
          public List<Finding> examine() {
            return List.of();
          }
        };
    return (Connector)
        Proxy.newProxyInstance(
            Joined.class.getClassLoader(),
            interfaces.toArray(new Class<?>[0]),
            (proxy, method, arguments) -> {
              try {
                if (method.getDeclaringClass().isAssignableFrom(Connector.class)) {
                  return method.invoke(self, arguments);
                }
                for (Object part : parts) {
                  if (method.getDeclaringClass().isInstance(part)) {
                    return method.invoke(part, arguments);
                  }
                }
                throw new IllegalStateException("no part does " + method);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
