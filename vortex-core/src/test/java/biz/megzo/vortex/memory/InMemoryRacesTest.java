package biz.megzo.vortex.memory;

import biz.megzo.vortex.store.VortexStore;
import biz.megzo.vortex.testkit.StoreRaces;

class InMemoryRacesTest extends StoreRaces {
  private final VortexStore store = new InMemoryStore();

  @Override
  protected VortexStore node(int node) {
    return store;
  }
}
