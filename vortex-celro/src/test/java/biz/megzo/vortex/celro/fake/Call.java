package biz.megzo.vortex.celro.fake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One request that passed the door, on its way to its action. */
record Call(
    Fields fields, List<FilePart> files, boolean multipart, Instant now, Afterwards afterwards) {

  Optional<FilePart> file(String name) {
    return files.stream().filter(file -> file.name().equals(name)).findFirst();
  }

  /** Work to do once the shop is unlocked again. */
  interface Afterwards {
    void run(Runnable work);
  }
}
