package biz.megzo.vortex.testkit;

import biz.megzo.vortex.store.VortexStore;
import org.junit.jupiter.api.Nested;

/**
 * Everything that a {@link VortexStore} promises. To prove a store, extend this class and give it;
 * tests use links and names of their own, so that all of them can share one store.
 */
public abstract class VortexStoreContract {
  /** The store under test. */
  protected abstract VortexStore store();

  @Nested
  class OfOrders extends OrderStoreContract {
    @Override
    protected VortexStore store() {
      return VortexStoreContract.this.store();
    }
  }

  @Nested
  class OfSnapshots extends SnapshotContract {
    @Override
    protected VortexStore store() {
      return VortexStoreContract.this.store();
    }
  }

  @Nested
  class OfReservations extends ReservationStoreContract {
    @Override
    protected VortexStore store() {
      return VortexStoreContract.this.store();
    }
  }

  @Nested
  class OfFollowUps extends FollowUpStoreContract {
    @Override
    protected VortexStore store() {
      return VortexStoreContract.this.store();
    }
  }

  @Nested
  class OfLeases extends LeaseStoreContract {
    @Override
    protected VortexStore store() {
      return VortexStoreContract.this.store();
    }
  }

  @Nested
  class OfOffersAndProducts extends SkuTablesContract {
    @Override
    protected VortexStore store() {
      return VortexStoreContract.this.store();
    }
  }

  @Nested
  class OfTheProductIndex extends ProductIndexContract {
    @Override
    protected VortexStore store() {
      return VortexStoreContract.this.store();
    }
  }

  @Nested
  class OfPublishing extends PublishStoresContract {
    @Override
    protected VortexStore store() {
      return VortexStoreContract.this.store();
    }
  }

  @Nested
  class OfRules extends RuleStoreContract {
    @Override
    protected VortexStore store() {
      return VortexStoreContract.this.store();
    }
  }

  @Nested
  class OfSettings extends SettingStoreContract {
    @Override
    protected VortexStore store() {
      return VortexStoreContract.this.store();
    }
  }

  @Nested
  class OfShipments extends ShipmentStoreContract {
    @Override
    protected VortexStore store() {
      return VortexStoreContract.this.store();
    }
  }

  @Nested
  class OfHints extends HintStoreContract {
    @Override
    protected VortexStore store() {
      return VortexStoreContract.this.store();
    }
  }

  @Nested
  class OfPayments extends PaymentStoreContract {
    @Override
    protected VortexStore store() {
      return VortexStoreContract.this.store();
    }
  }

  @Nested
  class OfTheRest extends SmallStoresContract {
    @Override
    protected VortexStore store() {
      return VortexStoreContract.this.store();
    }
  }
}
