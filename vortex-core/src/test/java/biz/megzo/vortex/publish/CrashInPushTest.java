package biz.megzo.vortex.publish;

import static biz.megzo.vortex.publish.Scene.LINK;
import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.store.AuditLog.Fact;
import biz.megzo.vortex.store.OfferLedger.Entry;
import biz.megzo.vortex.store.OfferLedger.Facet;
import biz.megzo.vortex.store.StoreException;
import biz.megzo.vortex.store.VortexStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pass that dies at any write to the store: the next one repairs, and nothing is claimed. */
class CrashInPushTest {
  private static final Set<String> WRITES = Set.of("write", "append", "put", "save", "replace");

  /** Dies at the n-th write of products, ledger, history or cursors, before or after it. */
  private static final class Dying {
    private final int at;
    private final boolean after;
    private int writes;
    private boolean died;

    Dying(int at, boolean after) {
      this.at = at;
      this.after = after;
    }

    VortexStore over(VortexStore store) {
      return wrap(VortexStore.class, store, true);
    }

    private <T> T wrap(Class<T> type, T below, boolean whole) {
      return type.cast(
          Proxy.newProxyInstance(
              type.getClassLoader(),
              new Class<?>[] {type},
              (proxy, method, args) -> {
                boolean counts = !whole && WRITES.contains(method.getName());
                boolean now = counts && ++writes == at;
                if (now && !after) {
                  throw dead();
                }
                try {
                  Object answer = method.invoke(below, args);
                  if (now) {
                    throw dead();
                  }
                  return whole && method.getReturnType().isInterface()
                      ? part(method.getReturnType(), answer)
                      : answer;
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              }));
    }

    private <P> P part(Class<P> type, Object part) {
      return wrap(type, type.cast(part), false);
    }

    private StoreException dead() {
      died = true;
      return new StoreException("the process died here", null);
    }
  }

  private static Scene world() {
    Scene scene = new Scene();
    scene.channel.batch(2);
    scene.listed(6, "10");
    scene.erp.stock("P0", "4").stock("P2", "0").stock("P3", "50");
    scene.erp.product("P1", "Product 1", "11.00").product("P4", "Product 4 b", "12.00");
    scene.erp.product("NEW", "Chair", "7.00").stock("NEW", "9");
    return scene;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatever_write_a_pass_dies_at_the_next_pass_repairs(boolean after) {
    int deaths = 0;
    for (int at = 1; ; at++) {
      Scene scene = world();
      Dying dying = new Dying(at, after);
      PublishSettings settings = PublishSettings.builder().reconcilePages(0).build();
      scene.vortex = scene.over(dying.over(scene.store), settings);
      try {
        scene.beat();
      } catch (StoreException e) {
        assertThat(e).hasMessageContaining("died here");
      }
      claimsNothingWrong(scene, at);
      if (!dying.died) {
        break;
      }
      deaths++;
      scene.vortex = scene.over(scene.store, settings);
      scene.clock.advance(java.time.Duration.ofMinutes(5));
      for (int i = 0; i < 4; i++) {
        scene.beat();
        scene.channel.approve();
      }
      repaired(scene, at);
    }
    assertThat(deaths).isGreaterThan(10);
  }

  /** What the ledger says is listed is listed, and the history tells how it came. */
  private static void claimsNothingWrong(Scene scene, int at) {
    for (Entry entry : scene.store.offers().page(LINK, null, 99)) {
      Facet stock = entry.stock();
      if (stock == null || stock.unsure()) {
        continue;
      }
      long units = stock.value().whole("stock").orElseThrow();
      assertThat(scene.channel.stock(entry.sku().value()))
          .as("death %s", at)
          .isEqualTo((int) units);
      List<Fact> history = scene.store.audit().about(LINK, "sku:" + entry.sku(), null, 99);
      assertThat(history)
          .as("death %s, %s", at, entry.sku())
          .anyMatch(fact -> fact.detail().contains("-> " + units));
    }
  }

  private static void repaired(Scene scene, int at) {
    assertThat(scene.channel.stock("P0")).as("death %s", at).isEqualTo(2);
    assertThat(scene.channel.stock("P2")).as("death %s", at).isZero();
    assertThat(scene.channel.stock("P3")).as("death %s", at).isEqualTo(48);
    assertThat(scene.channel.stock("NEW")).as("death %s", at).isEqualTo(7);
    assertThat(Objects.requireNonNull(scene.channel.offer("P1")).price())
        .as("death %s", at)
        .isEqualTo(Money.ron("11.00"));
    int writes = scene.channel.writes();
    scene.beat();
    assertThat(scene.channel.writes()).as("death %s", at).isEqualTo(writes);
    assertThat(scene.store.offers().find(LINK, Sku.of("P5")).orElseThrow().stock()).isNotNull();
  }
}
