package biz.megzo.vortex.runner;

import biz.megzo.vortex.HeartbeatReport;
import biz.megzo.vortex.Link;
import biz.megzo.vortex.Vortex;
import biz.megzo.vortex.celro.CelRo;
import biz.megzo.vortex.celro.CelRoConfig;
import biz.megzo.vortex.jdbc.JdbcStore;
import biz.megzo.vortex.mapping.Mapping;
import biz.megzo.vortex.mapping.MappingConfig;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.smartbill.SmartBill;
import biz.megzo.vortex.smartbill.SmartBillConfig;
import biz.megzo.vortex.store.VortexStore;
import javax.sql.DataSource;

/** The lines of the README, as a host writes them. */
final class EmbeddingMain {
  private EmbeddingMain() {}

  static HeartbeatReport once(DataSource dataSource, SmartBillConfig smartBill, CelRoConfig celRo) {
    VortexStore store = JdbcStore.create(dataSource);
    Vortex vortex =
        Vortex.create(store)
            .link(
                Link.builder("shop-1")
                    .erp(SmartBill.connector(smartBill))
                    .channel(CelRo.connector(celRo))
                    .build())
            .rules(Mapping.rules(store, MappingConfig.standard()))
            .build();
    HeartbeatReport report = vortex.heartbeat(LinkId.of("shop-1")); // the host's scheduler
    return report;
  }
}
