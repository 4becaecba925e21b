package biz.megzo.vortex.mapping;

import biz.megzo.vortex.mapping.rates.RateSource;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.MappingInput;
import biz.megzo.vortex.rules.MappingProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What one mapping of one record collects. */
final class Run {
  private final MappingInput input;
  private final RateSource rates;
  private final @Nullable Trace trace;
  private final List<MappingProblem> problems = new ArrayList<>(0);
  private FieldRecord.@Nullable Builder frozen;
  private @Nullable BiConsumer<String, String> misses;

  Run(MappingInput input, RateSource rates, @Nullable Trace trace) {
    this.input = input;
    this.rates = rates;
    this.trace = trace;
  }

  MappingInput input() {
    return input;
  }

  RateSource rates() {
    return rates;
  }

  @Nullable Trace trace() {
    return trace;
  }

  List<MappingProblem> problems() {
    return problems;
  }

  /** Listens to values that a table has no entry for. */
  Run watching(BiConsumer<String, String> listener) {
    this.misses = listener;
    return this;
  }

  void missed(String table, String value) {
    BiConsumer<String, String> listener = misses;
    if (listener != null) {
      listener.accept(table, value);
    }
  }

  /** Collects what is to be frozen; starts with what came in frozen. */
  FieldRecord.Builder freeze() {
    FieldRecord.Builder builder = frozen;
    if (builder == null) {
      builder = input.frozen().toBuilder();
      frozen = builder;
    }
    return builder;
  }

  FieldRecord frozen() {
    FieldRecord.Builder builder = frozen;
    return builder == null ? input.frozen() : builder.build();
  }
}
