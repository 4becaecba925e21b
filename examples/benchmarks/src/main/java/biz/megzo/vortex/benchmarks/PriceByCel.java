package biz.megzo.vortex.benchmarks;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.extensions.CelExtensions;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.Map;

/** The price rule in CEL: doubles, and round of its math extension (ties away from zero). */
final class PriceByCel {
  private final CelRuntime.Program program;

  PriceByCel() {
    Cel cel =
        CelFactory.plannerCelBuilder()
            .addVar("price", SimpleType.DOUBLE)
            .addVar("vatPercent", SimpleType.DOUBLE)
            .addCompilerLibraries(CelExtensions.math())
            .addRuntimeLibraries(CelExtensions.math())
            .build();
    try {
      this.program =
          cel.createProgram(
              cel.compile("math.round(price * (1.0 + vatPercent / 100.0) * 100.0) / 100.0")
                  .getAst());
    } catch (CelValidationException | CelEvaluationException e) {
      throw new IllegalStateException("the CEL expression does not compile", e);
    }
  }

  Object map(Map<String, Object> source) {
    try {
      return program.eval(source);
    } catch (CelEvaluationException e) {
      throw new IllegalStateException("the CEL expression failed", e);
    }
  }
}
