package biz.megzo.vortex.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import biz.megzo.vortex.http.HttpAnswer.NotSent;
import biz.megzo.vortex.http.HttpAnswer.NotSent.Why;
import biz.megzo.vortex.memory.InMemoryStore;
import biz.megzo.vortex.store.AccountStore;
import biz.megzo.vortex.store.StoreException;
import biz.megzo.vortex.testkit.MutableClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BlocksTest {
  private static final Instant START = Instant.parse("2026-10-02T08:00:00Z");

  private final MutableClock clock = MutableClock.at(START);
  private final AccountStore shared = new InMemoryStore(clock).accounts();

  @Test
  void a_block_holds_on_every_node_and_for_one_account_alone() {
    Blocks here = new Blocks("a", clock, shared);
    Blocks there = new Blocks("a", clock, shared);
    Blocks other = new Blocks("b", clock, shared);
    here.block(Duration.ofMinutes(10), "too many calls");
    assertThat(there.closedBecause().orElse("")).contains("08:10:00", "too many calls");
    assertThat(other.closedBecause()).isEmpty();
    clock.advance(Duration.ofMinutes(10).plusMillis(2));
    assertThat(here.closedBecause()).isEmpty();
    assertThat(there.closedBecause()).isEmpty();
  }

  @Test
  void of_two_blocks_the_later_end_wins() {
    for (AccountStore store : new AccountStore[] {shared, null}) {
      Blocks blocks = new Blocks("a", clock, store);
      blocks.block(Duration.ofMinutes(10), "long");
      blocks.block(Duration.ofMinutes(1), "short");
      assertThat(blocks.closedBecause().orElse("")).contains("long");
    }
  }

  @Test
  void a_block_is_never_longer_than_a_day() {
    Blocks blocks = new Blocks("a", clock, shared);
    blocks.block(Duration.ofDays(4000), "nonsense");
    clock.advance(Duration.ofDays(1).plusMillis(2));
    assertThat(blocks.closedBecause()).isEmpty();
  }

  @Test
  void while_the_store_can_not_be_read_no_call_leaves_and_nothing_is_thrown() {
    FailingStore store = new FailingStore();
    AllowList allowed = AllowList.builder().permit("GET", "stocks").build();
    HttpTransport transport =
        HttpTransport.builder("a", URI.create("http://nowhere.invalid"), allowed)
            .clock(clock)
            .accounts(store)
            .retries(0)
            .build();
    store.broken = true;
    assertThat(transport.send(HttpCall.get("stocks").build()))
        .isEqualTo(
            new NotSent(Why.BLOCKED, "the store could not say whether the account is blocked"));
    transport.block(Duration.ofMinutes(10), "kept here at least");
    store.broken = false;
    assertThat(((NotSent) transport.send(HttpCall.get("stocks").build())).cause())
        .contains("kept here at least");
    clock.advance(Duration.ofMinutes(11));
    assertThat(((NotSent) transport.send(HttpCall.get("stocks").build())).why())
        .isEqualTo(Why.NO_CONNECTION);
  }

  @Test
  void a_block_has_a_length() {
    HttpTransport transport =
        HttpTransport.builder("a", URI.create("http://localhost"), AllowList.builder().build())
            .build();
    assertThatIllegalArgumentException().isThrownBy(() -> transport.block(Duration.ZERO, "x"));
  }

  private static final class FailingStore implements AccountStore {
    private boolean broken;

    @Override
    public Optional<String> token(String account) {
      return Optional.empty();
    }

    @Override
    public void putToken(String account, String token) {
      fail();
    }

    @Override
    public void dropToken(String account, String token) {
      fail();
    }

    @Override
    public Optional<Block> block(String account) {
      fail();
      return Optional.empty();
    }

    @Override
    public void block(String account, Block block) {
      fail();
    }

    private void fail() {
      if (broken) {
        throw new StoreException("down", null);
      }
    }
  }
}
