package biz.megzo.vortex.testkit;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.rules.Explanation;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.FieldValue;
import biz.megzo.vortex.rules.Mapped;
import biz.megzo.vortex.rules.MappingInput;
import biz.megzo.vortex.rules.MappingProblem;
import biz.megzo.vortex.rules.Profile;
import biz.megzo.vortex.rules.RuleSet;
import biz.megzo.vortex.rules.Rules;
import java.util.List;
import java.util.Optional;

/**
 * Rules for tests: each line of an order becomes a line of the record; an order whose note says
 * {@code unmappable} is held. Has every version.
 */
public final class SimpleRules implements Rules {
  private volatile int version = 1;

  /** Makes another version the active one. */
  public void activate(int number) {
    this.version = number;
  }

  @Override
  public RuleSet active(LinkId link, Profile profile) {
    return new Lines(profile, version);
  }

  @Override
  public Optional<RuleSet> version(LinkId link, Profile profile, int number) {
    return Optional.of(new Lines(profile, number));
  }

  private record Lines(Profile profile, int version) implements RuleSet {
    @Override
    public Mapped apply(MappingInput input) {
      if (input.source().text("order.notes").orElse("").equals("unmappable")) {
        MappingProblem problem =
            new MappingProblem("1", "client.county", "the county is unknown", "judet necunoscut");
        return new Mapped.Held(version, List.of(problem));
      }
      List<FieldRecord> lines = input.source().records("lines").stream().map(Lines::line).toList();
      FieldRecord target = FieldRecord.builder().records("products", lines).build();
      return new Mapped.Ok(version, target, FieldRecord.empty());
    }

    private static FieldRecord line(FieldRecord source) {
      FieldRecord.Builder line = FieldRecord.builder();
      FieldValue name = source.get("erp.name").or(() -> source.get("name")).orElseThrow();
      line.set("name", name);
      source.get("quantity").ifPresent(value -> line.set("quantity", value));
      source.get("price").ifPresent(value -> line.set("price", value));
      return line.build();
    }

    @Override
    public Explanation explain(MappingInput input) {
      return new Explanation(apply(input), List.of());
    }
  }
}
