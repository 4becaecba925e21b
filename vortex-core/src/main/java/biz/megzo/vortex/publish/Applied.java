package biz.megzo.vortex.publish;

import biz.megzo.vortex.FlowReport;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** What became of a plan that was to be applied. */
public sealed interface Applied {
  <T> T fold(
      Function<? super Done, ? extends T> done,
      Function<? super Moved, ? extends T> moved,
      Supplier<? extends T> busy,
      Supplier<? extends T> unknown);

  /**
   * It was carried out, as far as the reports say.
   *
   * @param plan as it was carried out: with the changes that a person consented to
   */
  record Done(Plan plan, List<FlowReport> flows) implements Applied {
    public Done {
      flows = List.copyOf(flows);
    }

    @Override
    public <T> T fold(
        Function<? super Done, ? extends T> done,
        Function<? super Moved, ? extends T> moved,
        Supplier<? extends T> busy,
        Supplier<? extends T> unknown) {
      return done.apply(this);
    }
  }

  /**
   * Nothing was changed: what the plan rests on has moved since it was made.
   *
   * @param what for people, at least one
   * @param now the plan that would be made now; it was not saved
   */
  record Moved(List<String> what, Plan now) implements Applied {
    public Moved {
      what = List.copyOf(what);
    }

    @Override
    public <T> T fold(
        Function<? super Done, ? extends T> done,
        Function<? super Moved, ? extends T> moved,
        Supplier<? extends T> busy,
        Supplier<? extends T> unknown) {
      return moved.apply(this);
    }
  }

  /** Nothing was changed: another node runs the link right now. */
  record Busy() implements Applied {
    @Override
    public <T> T fold(
        Function<? super Done, ? extends T> done,
        Function<? super Moved, ? extends T> moved,
        Supplier<? extends T> busy,
        Supplier<? extends T> unknown) {
      return busy.get();
    }
  }

  /** Nothing was changed: there is no such plan, or it has expired. */
  record Unknown() implements Applied {
    @Override
    public <T> T fold(
        Function<? super Done, ? extends T> done,
        Function<? super Moved, ? extends T> moved,
        Supplier<? extends T> busy,
        Supplier<? extends T> unknown) {
      return unknown.get();
    }
  }
}
