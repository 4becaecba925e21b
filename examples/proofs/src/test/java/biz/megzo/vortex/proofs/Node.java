package biz.megzo.vortex.proofs;

import biz.megzo.vortex.HeartbeatReport;
import biz.megzo.vortex.Link;
import biz.megzo.vortex.Vortex;
import biz.megzo.vortex.celro.CelRo;
import biz.megzo.vortex.celro.CelRoConfig;
import biz.megzo.vortex.celro.OwnCourier;
import biz.megzo.vortex.connector.ConnectorFactory;
import biz.megzo.vortex.http.WaitingClock;
import biz.megzo.vortex.mapping.Condition;
import biz.megzo.vortex.mapping.Defaults;
import biz.megzo.vortex.mapping.Mapping;
import biz.megzo.vortex.mapping.MappingConfig;
import biz.megzo.vortex.mapping.Rule;
import biz.megzo.vortex.mapping.Steps;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.publish.PublishSettings;
import biz.megzo.vortex.rules.Profile;
import biz.megzo.vortex.rules.RuleSet;
import biz.megzo.vortex.rules.Rules;
import biz.megzo.vortex.smartbill.SmartBill;
import biz.megzo.vortex.smartbill.SmartBillConfig;
import biz.megzo.vortex.smartbill.fake.FakeSmartBill;
import biz.megzo.vortex.store.VortexStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The library as a host would put it together, with both real connectors. */
final class Node {
  static final LinkId LINK = LinkId.of("shop-1");
  static final String CIF = "RO12345678";
  static final String SERIES = "CEL";
  static final String V3_TOKEN = "v3-secret";

  /** The code of a product that Cel.ro's own catalogue has. */
  static final String KNOWN_THERE = "J-1";

  private final Vortex vortex;

  private Node(Vortex vortex) {
    this.vortex = vortex;
  }

  static Node of(Remotes remotes, VortexStore store, WaitingClock clock) {
    return of(remotes, store, clock, erp -> erp, channel -> channel);
  }

  /**
   * A link without reconciliation, so that nothing is repaired by it; what Cel.ro's own catalogue
   * has is joined.
   */
  static Node publishing(
      Remotes remotes,
      VortexStore store,
      WaitingClock clock,
      UnaryOperator<ConnectorFactory> erp,
      UnaryOperator<ConnectorFactory> channel) {
    PublishSettings settings = PublishSettings.builder().reconcilePages(0).build();
    return of(remotes, store, clock, erp, channel, link -> link.publish(settings));
  }

  /** A link that makes waybills on the seller's own courier account at Cel.ro. */
  static Node shipping(Remotes remotes, VortexStore store, WaitingClock clock) {
    OwnCourier account = OwnCourier.of(123, 5, 9).build();
    return of(
        remotes,
        store,
        clock,
        erp -> erp,
        channel -> channel,
        link -> link.courier(CelRo.courier(account)));
  }

  static Node of(
      Remotes remotes,
      VortexStore store,
      WaitingClock clock,
      UnaryOperator<ConnectorFactory> erp,
      UnaryOperator<ConnectorFactory> channel) {
    return of(remotes, store, clock, erp, channel, link -> link);
  }

  private static Node of(
      Remotes remotes,
      VortexStore store,
      WaitingClock clock,
      UnaryOperator<ConnectorFactory> erp,
      UnaryOperator<ConnectorFactory> channel,
      UnaryOperator<Link.Builder> more) {
    SmartBillConfig smartBill =
        SmartBillConfig.builder(FakeSmartBill.EMAIL, FakeSmartBill.TOKEN, CIF)
            .baseUri(remotes.smartBill())
            .series(SERIES)
            .v3Token(V3_TOKEN)
            .build();
    CelRoConfig celRo =
        CelRoConfig.builder(remotes.username(), remotes.password()).base(remotes.celRo()).build();
    Link.Builder link =
        Link.builder(LINK.value())
            .erp(erp.apply(SmartBill.connector(smartBill)))
            .channel(channel.apply(CelRo.connector(celRo)));
    return new Node(
        Vortex.create(store)
            .link(more.apply(link).build())
            .rules(rules())
            .clock(clock)
            .timeBudget(Duration.ofHours(1))
            .build());
  }

  private static Rules rules() {
    Defaults defaults =
        Mapping.defaults()
            .category(100)
            .manufacturer("Fara marca")
            .image("https://shop.example/{code}.jpg");
    Condition known =
        new Condition.Test(
            List.of(Steps.field("code")),
            Condition.Relation.EQUALS,
            List.of(List.of(Steps.constant(KNOWN_THERE))));
    RuleSet joining =
        Mapping.compile(
            defaults.document(Profile.PRODUCT).toBuilder()
                .first(Rule.set("existing").when(known).from(Steps.constant(true)))
                .build(),
            0,
            MappingConfig.builder().defaults(defaults).build());
    Rules builtIn = Mapping.rules(defaults);
    return new Rules() {
      @Override
      public RuleSet active(LinkId link, Profile profile) {
        return profile == Profile.PRODUCT ? joining : builtIn.active(link, profile);
      }

      @Override
      public Optional<RuleSet> version(LinkId link, Profile profile, int number) {
        return profile == Profile.PRODUCT
            ? Optional.of(joining)
            : builtIn.version(link, profile, number);
      }
    };
  }

  Vortex vortex() {
    return vortex;
  }

  HeartbeatReport heartbeat() {
    return vortex.heartbeat(LINK);
  }
}
