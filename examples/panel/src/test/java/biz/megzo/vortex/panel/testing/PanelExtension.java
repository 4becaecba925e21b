package biz.megzo.vortex.panel.testing;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one {@link PanelStand} of the JVM: {@code @ExtendWith(PanelExtension.class)}. */
public final class PanelExtension implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(PanelExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == PanelStand.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(PanelStand.class, key -> new PanelStand(), PanelStand.class);
  }
}
