package biz.megzo.vortex.smartbill.fake;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** One request on its way: first the checks, then the work. A fault may come between the two. */
final class Serving {
  private final Optional<Reply> refused;
  private final Supplier<Reply> work;
  private final UnaryOperator<Reply> finish;

  private Serving(Optional<Reply> refused, Supplier<Reply> work, UnaryOperator<Reply> finish) {
    this.refused = refused;
    this.work = work;
    this.finish = finish;
  }

  static Serving refused(Reply reply) {
    return new Serving(Optional.of(reply), () -> reply, UnaryOperator.identity());
  }

  static Serving admitted(Supplier<Reply> work, UnaryOperator<Reply> finish) {
    return new Serving(Optional.empty(), work, finish);
  }

  /** What the checks answered, when they did not let the request through. */
  Optional<Reply> refused() {
    return refused;
  }

  /** Does the work once per call, whatever the checks said before: see {@link #refused}. */
  Reply answer() {
    return refused.orElseGet(() -> finish.apply(work.get()));
  }
}
