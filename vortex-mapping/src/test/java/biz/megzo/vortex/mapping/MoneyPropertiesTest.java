package biz.megzo.vortex.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.rules.Field;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.FieldSchema;
import biz.megzo.vortex.rules.FieldType;
import biz.megzo.vortex.rules.Mapped;
import biz.megzo.vortex.rules.MappingInput;
import biz.megzo.vortex.rules.Profile;
import biz.megzo.vortex.rules.RuleSet;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyPropertiesTest {
  private static final RuleSet ORDERS =
      Mapping.rules(Mapping.defaults()).active(LinkId.of("shop"), Profile.ORDER);

  record Line(int quantity, BigDecimal price) {}

  @Provide
  Arbitrary<Line> lines() {
    Arbitrary<BigDecimal> prices =
        Arbitraries.bigDecimals()
            .between(new BigDecimal("0.0001"), new BigDecimal("3000"))
            .ofScale(4);
    return Combinators.combine(Arbitraries.integers().between(1, 30), prices).as(Line::new);
  }

  @Property(tries = 300)
  void an_order_s_record_sums_to_its_total_or_is_held(
      @ForAll("lines") Line first,
      @ForAll("lines") Line second,
      @ForAll("lines") Line third,
      @ForAll @IntRange(min = -1, max = 1) int off) {
    Orders order = Orders.order();
    BigDecimal sum = BigDecimal.ZERO;
    for (Line line : List.of(first, second, third)) {
      order.product("A", "" + line.quantity(), line.price().toPlainString());
      sum = sum.add(line.price().multiply(BigDecimal.valueOf(line.quantity())));
    }
    BigDecimal total =
        sum.setScale(2, RoundingMode.HALF_UP)
            .add(new BigDecimal("0.01").multiply(BigDecimal.valueOf(off)));
    Mapped mapped = ORDERS.apply(MappingInput.of(order.total(total.toPlainString()), Orders.DAY));
    if (off == 0) {
      assertThat(mapped).isInstanceOf(Mapped.Ok.class);
    }
    if (mapped instanceof Mapped.Ok ok) {
      assertThat(DefaultOrderRulesTest.sum(ok.target())).isEqualByComparingTo(total);
      assertThat(units(ok.target()))
          .isEqualTo(first.quantity() + second.quantity() + third.quantity());
      assertThat(ok.target().records("products"))
          .allSatisfy(line -> assertThat(line.decimal("price").orElseThrow().scale()).isLessThan(3))
          .allSatisfy(
              line -> assertThat(line.decimal("price").orElseThrow().signum()).isNotNegative());
    }
  }

  private static int units(FieldRecord record) {
    return record.records("products").stream()
        .mapToInt(line -> line.decimal("quantity").orElseThrow().intValueExact())
        .sum();
  }

  @Property(tries = 500)
  void rounded_amounts_sum_to_the_total_and_keep_their_signs(
      @ForAll @Size(min = 1, max = 12)
          List<@BigRange(min = "-500", max = "500") @Scale(5) BigDecimal> amounts) {
    BigDecimal total =
        amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add).setScale(2, RoundingMode.HALF_UP);
    List<BigDecimal> parts = Allocation.round(amounts, total, 2).orElseThrow();

    assertThat(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(total);
    for (int i = 0; i < parts.size(); i++) {
      assertThat(parts.get(i).signum() * amounts.get(i).signum()).isNotNegative();
      assertThat(parts.get(i).subtract(amounts.get(i)).abs()).isLessThan(new BigDecimal("0.01"));
    }
  }

  @Property(tries = 500)
  void a_total_splits_by_weights_exactly(
      @ForAll @BigRange(min = "-10000", max = "10000") @Scale(2) BigDecimal total,
      @ForAll @Size(min = 1, max = 10)
          List<@BigRange(min = "0.001", max = "999") @Scale(3) BigDecimal> weights) {
    List<BigDecimal> parts = Allocation.split(total, weights, 2);
    BigDecimal all = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);

    assertThat(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(total);
    for (int i = 0; i < parts.size(); i++) {
      BigDecimal exact = total.multiply(weights.get(i)).divide(all, 10, RoundingMode.HALF_UP);
      assertThat(parts.get(i).subtract(exact).abs()).isLessThan(new BigDecimal("0.0101"));
      assertThat(parts.get(i).signum() * total.signum()).isNotNegative();
    }
  }

  @Property(tries = 500)
  void vat_taken_off_and_put_on_again_gives_the_gross(
      @ForAll @BigRange(min = "0.01", max = "100000") @Scale(2) BigDecimal gross,
      @ForAll @IntRange(min = 0, max = 30) int rate) {
    FieldRecord target =
        price(
                        Steps.field("price"),
                        Steps.stripVat(Steps.constant(rate)),
                        Steps.addVat(Steps.constant(rate)),
                        Steps.round(2))
                    .apply(input(gross))
                instanceof Mapped.Ok ok
            ? ok.target()
            : FieldRecord.empty();

    assertThat(target.decimal("pretf").orElseThrow()).isEqualByComparingTo(gross);
  }

  /** Every price from 0.01 to 2000.00: the mark-up equals exact half-up arithmetic in integers. */
  @ParameterizedTest
  @ValueSource(strings = {"0.5", "2.5", "7", "12.5"})
  void a_markup_equals_exact_arithmetic_everywhere(String percent) {
    RuleSet rules =
        price(
            Steps.field("price"),
            Steps.markup(Steps.constant(new BigDecimal(percent))),
            Steps.round(2));
    int permille = new BigDecimal(percent).movePointRight(1).intValueExact();
    int wrong = 0;
    for (int bani = 1; bani <= 200_000; bani++) {
      Mapped mapped = rules.apply(input(BigDecimal.valueOf(bani, 2)));
      BigDecimal price = ((Mapped.Ok) mapped).target().decimal("pretf").orElseThrow();
      wrong += price.compareTo(BigDecimal.valueOf(halfUp(bani, permille), 2)) == 0 ? 0 : 1;
    }
    assertThat(wrong).isZero();
  }

  private static long halfUp(int bani, int permille) {
    BigInteger thousandfold =
        BigInteger.valueOf(bani).multiply(BigInteger.valueOf(1000 + permille));
    return thousandfold.add(BigInteger.valueOf(500)).divide(BigInteger.valueOf(1000)).longValue();
  }

  private static RuleSet price(Step... steps) {
    FieldSchema plain = FieldSchema.of("p", Field.of("price", FieldType.DECIMAL, "p", "p"));
    FieldSchema target = FieldSchema.of("t", Field.of("pretf", FieldType.DECIMAL, "p", "p"));
    return Mapping.compile(
        RuleDocument.of(Profile.PRICE, "p", Rule.set("pretf").from(steps)),
        1,
        MappingConfig.builder().schemas(Profile.PRICE, plain, target).build());
  }

  private static MappingInput input(BigDecimal price) {
    return MappingInput.of(FieldRecord.builder().decimal("price", price).build(), Orders.DAY);
  }
}
