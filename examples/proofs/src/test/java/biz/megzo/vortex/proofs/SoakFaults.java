package biz.megzo.vortex.proofs;

import biz.megzo.vortex.celro.fake.Fault;
import biz.megzo.vortex.smartbill.fake.FakeCall;
import biz.megzo.vortex.smartbill.fake.FakeFaultRule;
import biz.megzo.vortex.smartbill.fake.FakeLateCommit;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A share of all calls goes wrong, in every way that the remotes know; counted by kind. */
final class SoakFaults {
  private final World world;
  private final Random dice = new Random(11);
  private final double rate;
  private final Map<String, Integer> counts = new TreeMap<>();
  private final FakeLateCommit late;

  SoakFaults(World world, double rate) {
    this.world = world;
    this.rate = rate / 10;
    smartBill("answer dropped after the work", FakeFaultRule::commitThenDrop);
    smartBill("502 after the work", FakeFaultRule::commitThenBadGateway);
    smartBill("500 after the work", FakeFaultRule::commitThenServerError);
    smartBill("JSON cut after the work", FakeFaultRule::commitThenTruncatedJson);
    smartBill("answer broken off after the work", FakeFaultRule::commitThenBreakOff);
    smartBill("dropped before the work", FakeFaultRule::reset);
    smartBill("500 before the work", FakeFaultRule::serverError);
    smartBill("502 before the work", FakeFaultRule::badGateway);
    smartBill("web page instead of JSON", FakeFaultRule::html);
    this.late =
        world
            .smartBill
            .faults()
            .on(FakeCall.CREATE_ESTIMATE)
            .when(any -> happens("SmartBill: create done late"))
            .always()
            .commitLate();
    celRo("502 before the work", Fault.badGateway());
    celRo("502 after the work", Fault.badGateway().afterCommit());
    celRo("503", Fault.unavailable());
    celRo("web page instead of JSON", Fault.html());
    celRo("JSON cut after the work", Fault.truncatedJson());
    celRo("answer broken off after the work", Fault.cutAnswer());
    celRo("dropped before the work", Fault.reset());
    celRo("dropped after the work", Fault.reset().afterCommit());
  }

  /** Creates whose answer was lost take effect now, within the quiet period. */
  void commitLate() {
    late.commitLate();
  }

  /** The token is blocked at the next call, as after too many. */
  void rateBlock() {
    world.smartBill.faults().on().rateBlock();
    count("SmartBill: rate block");
  }

  /** Somebody else makes a proforma in our series. */
  void foreignRecord() {
    world.company.foreignEstimate(Node.SERIES, "made by hand");
    count("SmartBill: foreign record in the series");
  }

  void clear() {
    world.smartBill.faults().clear();
    world.celRo.faults().clear();
  }

  synchronized Map<String, Integer> counts() {
    return new TreeMap<>(counts);
  }

  private void smartBill(String kind, Consumer<FakeFaultRule> what) {
    what.accept(world.smartBill.faults().on().when(any -> happens("SmartBill: " + kind)).always());
  }

  private void celRo(String kind, Fault fault) {
    world.celRo.faults().always(any -> happens("Cel.ro: " + kind), fault);
  }

  private synchronized boolean happens(String kind) {
    boolean now = dice.nextDouble() < rate;
    if (now) {
      count(kind);
    }
    return now;
  }

  private synchronized void count(String kind) {
    counts.merge(kind, 1, Integer::sum);
  }
}
