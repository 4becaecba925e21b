package biz.megzo.vortex.runner;

import biz.megzo.vortex.store.StoreException;

/** Says what to do about a database that can not be used. */
final class StoreTrouble {
  private StoreTrouble() {}

  static String of(StoreException e) {
    return e.getMessage() + "; " + remedy(words(e));
  }

  static String remedy(String words) {
    if (words.contains("already in use") || words.contains("locked by another process")) {
      return "another vortex-runner has this H2 file open: stop it, add ;AUTO_SERVER=TRUE to"
          + " vortex.store.url of both, or use PostgreSQL";
    }
    return "check vortex.store.url, .user and .password, and whether the database runs";
  }

  private static String words(Throwable e) {
    StringBuilder all = new StringBuilder();
    for (Throwable each = e; each != null; each = each.getCause()) {
      all.append(each.getMessage()).append('\n');
    }
    return all.toString();
  }
}
