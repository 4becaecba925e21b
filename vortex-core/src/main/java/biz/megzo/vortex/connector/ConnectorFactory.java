package biz.megzo.vortex.connector;

/**
 * Opens a connector once the facade knows its store and clock. {@code SmartBill.connector(config)}
 * and {@code CelRo.connector(config)} are factories; a host's own connector that needs no context
 * is {@code context -> myConnector}.
 */
@FunctionalInterface
public interface ConnectorFactory {
  /** Called once by {@code VortexBuilder.build()}. Calls no remote. */
  Connector open(ConnectorContext context);
}
