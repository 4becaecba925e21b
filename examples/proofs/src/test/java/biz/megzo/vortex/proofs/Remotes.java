package biz.megzo.vortex.proofs;

import java.net.URI;
import java.util.List;

/** Where both remotes are, and how to log in to the channel. */
record Remotes(URI smartBill, URI celRo, String username, String password) {
  List<String> arguments() {
    return List.of(smartBill.toString(), celRo.toString(), username, password);
  }

  static Remotes of(List<String> arguments) {
    return new Remotes(
        URI.create(arguments.get(0)),
        URI.create(arguments.get(1)),
        arguments.get(2),
        arguments.get(3));
  }
}
