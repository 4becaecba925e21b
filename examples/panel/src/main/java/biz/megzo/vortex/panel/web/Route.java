package biz.megzo.vortex.panel.web;

import biz.megzo.vortex.panel.access.Role;
import io.javalin.Javalin;
import io.javalin.router.Endpoint;
import io.javalin.router.EndpointMetadata;
import java.util.List;
import java.util.Optional;

/**
 * One path that the server answers.
 *
 * @param method such as {@code GET}
 * @param path with its parameters in braces
 * @param needed the role it needs; empty when it is open to everybody
 */
public record Route(String method, String path, Optional<Role> needed) {
  /** What stands at an endpoint behind the door. */
  record Needed(Role role) implements EndpointMetadata {}

  /** Everything that a server answers, as the server itself knows it. */
  public static List<Route> of(Javalin server) {
    return server.unsafe.internalRouter.allHttpHandlers().stream()
        .map(parsed -> parsed.endpoint)
        .filter(endpoint -> endpoint.method.isHttpMethod())
        .map(Route::of)
        .toList();
  }

  private static Route of(Endpoint endpoint) {
    Needed needed = endpoint.metadata(Needed.class);
    return new Route(
        endpoint.method.name(), endpoint.path, Optional.ofNullable(needed).map(Needed::role));
  }
}
