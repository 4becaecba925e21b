package biz.megzo.vortex.mapping.rates;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.store.CursorStore;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Long texts in pieces. The head states how many there are and their check sum, so that pieces of
 * two writers are never taken for one text.
 */
final class CursorRateCache implements RateCache {
  private static final int PIECE = 4000;

  private final CursorStore cursors;
  private final LinkId link;

  CursorRateCache(CursorStore cursors, LinkId link) {
    this.cursors = cursors;
    this.link = link;
  }

  @Override
  public Optional<String> get(String name) {
    String[] head = cursors.get(link, name).orElse("").split(":", -1);
    if (head.length != 2 || !head[0].matches("[0-9]{1,4}")) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Integer.parseInt(head[0]); i++) {
      text.append(cursors.get(link, name + "." + i).orElse(""));
    }
    return sum(text.toString()).equals(head[1]) ? Optional.of(text.toString()) : Optional.empty();
  }

  @Override
  public void put(String name, String text) {
    int pieces = 0;
    for (int at = 0; at < text.length(); at += PIECE) {
      String piece = text.substring(at, Math.min(text.length(), at + PIECE));
      cursors.put(link, name + "." + pieces++, piece);
    }
    cursors.put(link, name, pieces + ":" + sum(text));
  }

  private static String sum(String text) {
    CRC32 sum = new CRC32();
    sum.update(text.getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(sum.getValue());
  }
}
