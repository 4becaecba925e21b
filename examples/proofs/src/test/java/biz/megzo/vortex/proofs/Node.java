package biz.megzo.vortex.proofs;

import biz.megzo.vortex.HeartbeatReport;
import biz.megzo.vortex.Link;
import biz.megzo.vortex.Vortex;
import biz.megzo.vortex.celro.CelRo;
import biz.megzo.vortex.celro.CelRoConfig;
import biz.megzo.vortex.connector.ConnectorFactory;
import biz.megzo.vortex.http.WaitingClock;
import biz.megzo.vortex.mapping.Mapping;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.smartbill.SmartBill;
import biz.megzo.vortex.smartbill.SmartBillConfig;
import biz.megzo.vortex.smartbill.fake.FakeSmartBill;
import biz.megzo.vortex.store.VortexStore;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** The library as a host would put it together, with both real connectors. */
final class Node {
  static final LinkId LINK = LinkId.of("shop-1");
  static final String CIF = "RO12345678";
  static final String SERIES = "CEL";
  static final String V3_TOKEN = "v3-secret";

  private final Vortex vortex;

  private Node(Vortex vortex) {
    this.vortex = vortex;
  }

  static Node of(Remotes remotes, VortexStore store, WaitingClock clock) {
    return of(remotes, store, clock, erp -> erp, channel -> channel);
  }

  static Node of(
      Remotes remotes,
      VortexStore store,
      WaitingClock clock,
      UnaryOperator<ConnectorFactory> erp,
      UnaryOperator<ConnectorFactory> channel) {
    SmartBillConfig smartBill =
        SmartBillConfig.builder(FakeSmartBill.EMAIL, FakeSmartBill.TOKEN, CIF)
            .baseUri(remotes.smartBill())
            .series(SERIES)
            .v3Token(V3_TOKEN)
            .build();
    CelRoConfig celRo =
        CelRoConfig.builder(remotes.username(), remotes.password()).base(remotes.celRo()).build();
    Link link =
        Link.builder(LINK.value())
            .erp(erp.apply(SmartBill.connector(smartBill)))
            .channel(channel.apply(CelRo.connector(celRo)))
            .build();
    return new Node(
        Vortex.create(store)
            .link(link)
            .rules(
                Mapping.rules(
                    Mapping.defaults()
                        .category(100)
                        .manufacturer("Fara marca")
                        .image("https://shop.example/{code}.jpg")))
            .clock(clock)
            .timeBudget(Duration.ofHours(1))
            .build());
  }

  Vortex vortex() {
    return vortex;
  }

  HeartbeatReport heartbeat() {
    return vortex.heartbeat(LINK);
  }
}
