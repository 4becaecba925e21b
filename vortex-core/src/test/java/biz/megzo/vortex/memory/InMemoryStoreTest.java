package biz.megzo.vortex.memory;

import biz.megzo.vortex.store.VortexStore;
import biz.megzo.vortex.testkit.OrderStoreContract;

class InMemoryStoreTest extends OrderStoreContract {
  private final VortexStore store = new InMemoryStore();

  @Override
  protected VortexStore store() {
    return store;
  }
}
