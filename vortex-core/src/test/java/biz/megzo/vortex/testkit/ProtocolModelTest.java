package biz.megzo.vortex.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.testkit.ProtocolModel.Bounds;
import biz.megzo.vortex.testkit.ProtocolModel.Start;
import biz.megzo.vortex.testkit.ProtocolModel.Verdict;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class ProtocolModelTest {
  @ParameterizedTest
  @EnumSource(Start.class)
  void every_order_ends_with_one_record_or_a_hold(Start start) {
    explore(start, new Bounds(1, 1, false));
  }

  @ParameterizedTest
  @EnumSource(Start.class)
  void two_faults_are_survived_too(Start start) {
    explore(start, new Bounds(2, 0, false));
  }

  @ParameterizedTest
  @EnumSource(value = BrokenEngine.class, mode = Mode.EXCLUDE, names = "SOUND")
  void an_engine_without_one_of_its_safeguards_is_caught(BrokenEngine broken) {
    for (Bounds bounds : new Bounds[] {at(0, 0), at(1, 0), at(1, 1), at(2, 0)}) {
      Verdict verdict = ProtocolModel.of(Start.TWO_NEW_ORDERS, bounds).breaking(broken).explore();
      if (verdict.counterexample().isPresent()) {
        System.out.println(broken + ": " + verdict);
        return;
      }
    }
    throw new AssertionError("nobody noticed " + broken);
  }

  @Tag("soak")
  @ParameterizedTest
  @CsvSource({
    "TWO_NEW_ORDERS, 1, 2, false",
    "ONE_CHANGED, 1, 2, false",
    "ONE_CANCELLED, 1, 2, false",
    "TWO_NEW_ORDERS, 2, 1, false",
    "ONE_CHANGED, 2, 1, false",
    "ONE_CANCELLED, 2, 1, false",
    "TWO_NEW_ORDERS, 1, 1, true",
    "ONE_CHANGED, 1, 1, true",
    "ONE_CANCELLED, 1, 1, true"
  })
  void a_wide_search_finds_nothing(Start start, int faults, int preemptions, boolean fine) {
    explore(start, new Bounds(faults, preemptions, fine));
  }

  private static Bounds at(int faults, int preemptions) {
    return new Bounds(faults, preemptions, false);
  }

  private static void explore(Start start, Bounds bounds) {
    Verdict verdict = ProtocolModel.of(start, bounds).explore();
    System.out.println(start + " " + bounds + ": " + verdict);
    assertThat(verdict.counterexample()).isEmpty();
    assertThat(verdict.quiescent()).isPositive();
  }
}
