package biz.megzo.vortex.smartbill;

import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.ConnectorException.Kind;
import java.net.URI;
import java.util.Objects;

/**
 * Checks where a {@code pagination.next} leads before the token follows it: same scheme, host, port
 * and path, another page ({@code api/smartbill.md} 4.3).
 *
 * @param base where the account lives, with a slash at the end
 * @param path of the list, relative to the base
 */
record NextPage(URI base, String path) {
  /** The query of the next page; what else the address says is already known. */
  String query(String next, String current) {
    URI list = base.resolve(path);
    URI target;
    try {
      target = list.resolve(next);
    } catch (IllegalArgumentException e) {
      throw refused("it is no address");
    }
    boolean same =
        Objects.equals(list.getScheme(), target.getScheme())
            && Objects.equals(list.getRawAuthority(), target.getRawAuthority())
            && Objects.equals(list.getRawPath(), target.getRawPath())
            && target.getRawFragment() == null;
    if (!same) {
      throw refused("it leads elsewhere, so it was not followed with the token");
    }
    String query = target.getRawQuery();
    if (query == null || query.equals(current)) {
      throw refused("it leads to the page it stands on");
    }
    return query;
  }

  private ConnectorException refused(String why) {
    return SmartBillHttp.exception(
        Kind.UNREADABLE,
        "the next page that "
            + path
            + " names can not be used: "
            + why
            + "; check the base URI of the configuration");
  }
}
