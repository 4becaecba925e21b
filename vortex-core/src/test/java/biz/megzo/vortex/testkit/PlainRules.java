package biz.megzo.vortex.testkit;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.rules.Explanation;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.Mapped;
import biz.megzo.vortex.rules.MappingInput;
import biz.megzo.vortex.rules.MappingProblem;
import biz.megzo.vortex.rules.Profile;
import biz.megzo.vortex.rules.RuleSet;
import biz.megzo.vortex.rules.Rules;
import java.util.List;
import java.util.Optional;

/**
 * Rules that pass name, price and the lines of orders through; a product named {@code ?} can not be
 * mapped.
 */
public final class PlainRules implements Rules {
  @Override
  public RuleSet active(LinkId link, Profile profile) {
    return new Plain(profile);
  }

  @Override
  public Optional<RuleSet> version(LinkId link, Profile profile, int number) {
    return number == 0 ? Optional.of(new Plain(profile)) : Optional.empty();
  }

  private record Plain(Profile profile) implements RuleSet {
    @Override
    public int version() {
      return 0;
    }

    @Override
    public Mapped apply(MappingInput input) {
      FieldRecord source = input.source();
      if (profile == Profile.ORDER) {
        FieldRecord draft =
            FieldRecord.builder().records("products", source.records("lines")).build();
        return new Mapped.Ok(0, draft, FieldRecord.empty());
      }
      String field = profile == Profile.PRICE ? "price" : "name";
      if (!source.has(field) || source.text("name").orElse("").equals("?")) {
        return new Mapped.Held(
            0, List.of(new MappingProblem("1", field, field + " is missing", field + " lipseste")));
      }
      return new Mapped.Ok(
          0,
          FieldRecord.builder().set(field, source.get(field).orElseThrow()).build(),
          FieldRecord.empty());
    }

    @Override
    public Explanation explain(MappingInput input) {
      return new Explanation(apply(input), List.of());
    }
  }
}
