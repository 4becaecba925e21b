package biz.megzo.vortex.internal.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biz.megzo.vortex.order.OrderState;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class TransitionsTest {
  @Test
  void what_is_not_in_the_table_throws() {
    assertThatThrownBy(() -> Transitions.check(OrderState.NEW, Step.CREATED, OrderState.RECORDED))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("NEW");
  }

  @Test
  void a_create_can_only_start_from_new_and_only_with_an_intent() {
    assertThat(Transitions.TABLE.stream().filter(row -> row.to() == OrderState.SENDING))
        .singleElement()
        .matches(row -> row.from() == OrderState.NEW)
        .matches(row -> row.steps().equals(EnumSet.of(Step.INTENDED)));
  }

  @Test
  void from_in_doubt_nothing_leads_to_another_create_but_a_proof_or_a_person() {
    EnumSet<Step> back = EnumSet.noneOf(Step.class);
    Transitions.TABLE.stream()
        .filter(row -> row.from() == OrderState.UNCERTAIN && row.to() == OrderState.NEW)
        .forEach(row -> back.addAll(row.steps()));

    assertThat(back).containsExactly(Step.ABSENT);
  }

  @Test
  void every_step_is_used() {
    EnumSet<Step> used = EnumSet.noneOf(Step.class);
    Transitions.TABLE.forEach(row -> used.addAll(row.steps()));

    assertThat(used).isEqualTo(EnumSet.allOf(Step.class));
  }
}
