package biz.megzo.vortex.publish;

import java.util.function.UnaryOperator;

/**
 * How the ERP's code of a product and the channel's belong together where people linked nothing
 * ({@link CodeDesk}). Both ways must undo each other: a code that does not come back as it was is
 * not used, and its product is held. Implementations are pure and thread-safe.
 */
public interface CodeRule {
  /** The channel's code of a product. */
  String toChannel(String erpCode);

  /** The ERP's code of an offer. */
  String toErp(String channelCode);

  /** The same code on both sides: the default. */
  static CodeRule same() {
    return of(code -> code, code -> code);
  }

  /** The channel's code is the ERP's behind a prefix. Offers without it are not ours. */
  static CodeRule prefixed(String prefix) {
    return of(
        code -> prefix + code,
        code -> code.startsWith(prefix) ? code.substring(prefix.length()) : "");
  }

  /** Both ways as functions; an empty result means that there is none. */
  static CodeRule of(UnaryOperator<String> toChannel, UnaryOperator<String> toErp) {
    return new CodeRule() {
      @Override
      public String toChannel(String erpCode) {
        return toChannel.apply(erpCode);
      }

      @Override
      public String toErp(String channelCode) {
        return toErp.apply(channelCode);
      }
    };
  }
}
