package biz.megzo.vortex.internal.publish;

import biz.megzo.vortex.model.Sku;

/** Tells listeners, after what they are told is committed. */
public interface Announcer {
  void pushed(int offers);

  void offerHeld(Sku sku, String reason);

  void alarm(String subject, String message);
}
