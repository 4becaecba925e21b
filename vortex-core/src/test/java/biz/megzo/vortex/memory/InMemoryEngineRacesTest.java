package biz.megzo.vortex.memory;

import biz.megzo.vortex.store.VortexStore;
import biz.megzo.vortex.testkit.EngineRaces;

class InMemoryEngineRacesTest extends EngineRaces {
  private final VortexStore store = new InMemoryStore();

  @Override
  protected VortexStore node(int node) {
    return store;
  }
}
