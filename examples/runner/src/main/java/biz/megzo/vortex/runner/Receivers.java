package biz.megzo.vortex.runner;

import biz.megzo.vortex.celro.ApiLinkPush;
import biz.megzo.vortex.smartbill.StockPush;
import biz.megzo.vortex.wake.WakeReceiver;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who receives which pushes, as far as secrets for them are configured. */
public final class Receivers {
  /** Where SmartBill posts stock to. */
  public static final String SMARTBILL = "/push/smartbill";

  /** Where Cel.ro's api link points to; the secret follows. */
  public static final String CELRO = "/push/celro/";

  /** Nobody receives anything. */
  public static final Receivers NONE = new Receivers(null, null);

  private final @Nullable WakeReceiver smartBill;
  private final @Nullable WakeReceiver celRo;

  private Receivers(@Nullable WakeReceiver smartBill, @Nullable WakeReceiver celRo) {
    this.smartBill = smartBill;
    this.celRo = celRo;
  }

  /**
   * Those that are configured.
   *
   * @throws BadConfiguration when a secret can not be one; the message does not show it
   */
  public static Receivers of(Values values) {
    return new Receivers(
        values
            .text(Key.SMARTBILL_PUSH_SECRET)
            .map(text -> Assembly.checked(Key.SMARTBILL_PUSH_SECRET, key -> StockPush.of(text)))
            .orElse(null),
        values
            .text(Key.CELRO_PUSH_SECRET)
            .map(text -> Assembly.checked(Key.CELRO_PUSH_SECRET, key -> ApiLinkPush.of(text)))
            .orElse(null));
  }

  public boolean none() {
    return smartBill == null && celRo == null;
  }

  /** Who receives at a path, which is not decoded; empty when nobody does. */
  public Optional<WakeReceiver> at(String path) {
    if (path.equals(SMARTBILL)) {
      return Optional.ofNullable(smartBill);
    }
    return path.startsWith(CELRO) ? Optional.ofNullable(celRo) : Optional.empty();
  }
}
