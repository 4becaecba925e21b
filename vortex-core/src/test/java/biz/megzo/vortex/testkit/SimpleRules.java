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
 * {@code unmappable} is held until a version is active that cures it. Has every version.
 */
public final class SimpleRules implements Rules {
  private volatile int version = 1;
  private volatile int cure = Integer.MAX_VALUE;

  /** Makes another version the active one. */
  public void activate(int number) {
    this.version = number;
  }

  /** From this version on nothing is unmappable. */
  public void curedBy(int number) {
    this.cure = number;
  }

  @Override
  public RuleSet active(LinkId link, Profile profile) {
    return new Lines(profile, version, version >= cure);
  }

  @Override
  public Optional<RuleSet> version(LinkId link, Profile profile, int number) {
    return Optional.of(new Lines(profile, number, number >= cure));
  }

  private record Lines(Profile profile, int version, boolean cured) implements RuleSet {
    @Override
    public Mapped apply(MappingInput input) {
      if (!cured && input.source().text("order.notes").orElse("").equals("unmappable")) {
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
