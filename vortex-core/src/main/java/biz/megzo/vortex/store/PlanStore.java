package biz.megzo.vortex.store;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.publish.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Plans that were saved, until they expire. */
public interface PlanStore {
  /** Saves a plan; one that is there already lives on until the later of both moments. */
  void save(Plan plan, Instant expiresAt);

  /**
   * A plan that has not expired.
   *
   * @param id its id, or at least eight characters that it begins with; several that begin so, or
   *     fewer characters, give nothing
   * @throws StoreException when what is stored is no longer what was saved
   */
  Optional<Plan> find(LinkId link, String id, Instant now);

  /** The plans of a link that have not expired, newest first. */
  List<Head> latest(LinkId link, Instant now, int limit);

  /** Drops what expired; gives how many plans. */
  int dropExpired(Instant now);

  /** A saved plan without its content. */
  record Head(String id, Instant madeAt, Instant expiresAt, int changes, int withheld) {}
}
