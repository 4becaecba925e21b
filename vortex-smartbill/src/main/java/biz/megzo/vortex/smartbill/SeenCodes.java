package biz.megzo.vortex.smartbill;

import org.jspecify.annotations.Nullable;

/**
 * Which products were seen in one read, kept as 64-bit hashes so that a million take 32 MB. Two
 * keys with one hash would need some four thousand million rows to be likely.
 */
final class SeenCodes {
  private long[] keys = new long[1024];
  private long[] names = new long[1024];
  private int size;

  /**
   * Notes a product.
   *
   * @return null when it is new, else whether it had the same name before
   */
  @Nullable Boolean add(String key, String name) {
    if (size * 2 >= keys.length) {
      grow();
    }
    long hash = hash(key);
    int at = slot(keys, hash);
    if (keys[at] == hash) {
      return names[at] == hash(name);
    }
    keys[at] = hash;
    names[at] = hash(name);
    size++;
    return null;
  }

  private void grow() {
    long[] oldKeys = keys;
    long[] oldNames = names;
    keys = new long[oldKeys.length * 2];
    names = new long[oldKeys.length * 2];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        int at = slot(keys, oldKeys[i]);
        keys[at] = oldKeys[i];
        names[at] = oldNames[i];
      }
    }
  }

  private static int slot(long[] table, long hash) {
    int at = (int) hash & (table.length - 1);
    while (table[at] != 0 && table[at] != hash) {
      at = (at + 1) & (table.length - 1);
    }
    return at;
  }

  /** FNV-1a with a final mix; never 0, which marks a free slot. */
  private static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    hash ^= hash >>> 32;
    hash *= 0x9e3779b97f4a7c15L;
    hash ^= hash >>> 29;
    return hash == 0 ? 1 : hash;
  }
}
