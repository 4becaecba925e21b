package biz.megzo.vortex.mapping;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All kinds of steps there are. */
final class StepTable {
  private static final StepTable ALL = new StepTable();

  private final Map<String, StepSpec> specs;

  private StepTable() {
    Map<String, StepSpec> all = new LinkedHashMap<>();
    for (List<StepSpec> group :
        List.of(
            SourceSteps.all(),
            NumberSteps.all(),
            MoneySteps.all(),
            TextSteps.all(),
            TypeSteps.all(),
            RecordSteps.all(),
            BuyerSteps.all())) {
      group.forEach(spec -> all.put(spec.name(), spec));
    }
    this.specs = Collections.unmodifiableMap(all);
  }

  static StepTable all() {
    return ALL;
  }

  @Nullable StepSpec find(String name) {
    return specs.get(name);
  }

  Collection<String> names() {
    return specs.keySet();
  }

  Collection<StepSpec> specs() {
    return specs.values();
  }
}
