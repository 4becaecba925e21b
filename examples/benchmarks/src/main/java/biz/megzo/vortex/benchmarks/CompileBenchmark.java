package biz.megzo.vortex.benchmarks;

import biz.megzo.vortex.mapping.Mapping;
import biz.megzo.vortex.mapping.MappingConfig;
import biz.megzo.vortex.mapping.RuleDocument;
import com.dashjoin.jsonata.Jsonata;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A rule set of a hundred rules is checked and compiled. */
@State(Scope.Benchmark)
public class CompileBenchmark {
  private final MappingConfig config = CompileSample.config();
  private final RuleDocument document = CompileSample.document();
  private final String json = Mapping.print(document);
  private final String jsonata = CompileSample.jsonata();

  @Benchmark
  public Object vortexCompile() {
    return Mapping.compile(document, 1, config);
  }

  @Benchmark
  public Object vortexParseAndCompile() {
    return Mapping.compile(Mapping.parse(json), 1, config);
  }

  @Benchmark
  public Object jsonataParse() {
    return Jsonata.jsonata(jsonata);
  }
}
