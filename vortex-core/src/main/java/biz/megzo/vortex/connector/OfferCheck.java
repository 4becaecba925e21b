package biz.megzo.vortex.connector;

import biz.megzo.vortex.rules.FieldRecord;
import java.util.List;

/** Channel side: what a product must say of itself before the channel takes it. */
public interface OfferCheck {
  /**
   * The fields that some content lacks for its category, as people know them; empty when nothing is
   * missing. May ask the remote, and remembers what it says: asking again is cheap.
   *
   * @param content in {@link OfferSink#contentSchema()}
   * @throws ConnectorException when the remote can not be used
   */
  List<String> lacks(FieldRecord content);
}
