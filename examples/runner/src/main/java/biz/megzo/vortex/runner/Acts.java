package biz.megzo.vortex.runner;

import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.order.OrderDesk;
import biz.megzo.vortex.order.OrderDesk.Answer;
import biz.megzo.vortex.order.OrderState;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** How acts on orders are done: one order after the other, each waited for. */
final class Acts {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

  /** How often a taken order is tried again: about 30 s, longer than most steps take. */
  private static final int LOOKS = 120;

  private final Common common;
  private final Language language;
  private final String actor;

  Acts(Common common, Actor actor) {
    this.common = common;
    this.language = common.language();
    this.actor = actor.name(common.surroundings());
  }

  /** One act on one order. */
  interface Act {
    Answer on(OrderDesk desk, String orderId, String actor);
  }

  /**
   * Does an act to each order; those that a heartbeat works on are waited for.
   *
   * @param ids of the orders, once the link is open
   * @return the exit code: the worst
   */
  int run(Function<Shop, List<String>> ids, Act act) {
    int worst = Exit.DONE;
    try (Shop shop = common.open(VortexListener.NONE)) {
      List<String> all = ids.apply(shop);
      if (all.isEmpty()) {
        common
            .output()
            .remark(language.of("no such order waits", "nicio astfel de comandă nu așteaptă"));
      }
      for (String id : all) {
        shop.key(id);
        worst = Math.max(worst, told(id, patient(shop.orders(), id, act)));
      }
    }
    return worst;
  }

  /** Another process has the link. */
  static String busy(Language in, Shop shop) {
    return in.of(
        "another node runs link " + shop.link() + " right now; try again",
        "alt proces lucrează acum la legătura " + shop.link() + "; reîncercați");
  }

  private Answer patient(OrderDesk desk, String id, Act act) {
    Answer answer = act.on(desk, id, actor);
    for (int look = 1; look < LOOKS && answer instanceof Answer.Busy; look++) {
      if (common.surroundings().stop().within(LOOK_AGAIN)) {
        return answer;
      }
      answer = act.on(desk, id, actor);
    }
    return answer;
  }

  private String state(OrderState state) {
    return language == Language.EN ? state.name() : language.word(state);
  }

  private int told(String id, Answer answer) {
    Output output = common.output();
    OrderViews views = new OrderViews(output, language);
    String order = language.of("order ", "comanda ") + id + ": ";
    return answer.fold(
        done -> {
          output.result(
              () -> views.json(done.order()),
              () ->
                  output.line(
                      order
                          + language
                              .of(
                                  "done, it is %s now; the next heartbeat goes on from there",
                                  "gata, starea este acum: %s; continuă la următoarea rulare")
                              .formatted(state(done.order().state()))));
          return Exit.DONE;
        },
        refused -> {
          output.warn(order + language.of(refused));
          return Exit.USAGE;
        },
        () -> {
          output.warn(
              order
                  + language.of(
                      "a heartbeat works on it right now; try again",
                      "se lucrează la ea acum; reîncercați"));
          return Exit.HELD;
        });
  }
}
