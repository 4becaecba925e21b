package biz.megzo.vortex.panel.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PasswordsTest {
  private final Passwords passwords = new Passwords();

  @Test
  void only_the_password_itself_matches_and_two_hashes_of_it_differ() {
    String hash = passwords.hash("trei cuvinte bune");
    assertThat(passwords.matches("trei cuvinte bune", hash)).isTrue();
    assertThat(passwords.matches("trei cuvinte bunE", hash)).isFalse();
    assertThat(passwords.hash("trei cuvinte bune"))
        .isNotEqualTo(hash)
        .startsWith("$argon2id$v=19$");
    assertThat(passwords.matches("x", "")).isFalse();
  }

  @Test
  @Timeout(20)
  void only_so_many_are_compared_at_once_as_there_are_turns() throws Exception {
    String hash = passwords.hash("trei cuvinte bune");
    Semaphore turns = new Semaphore(0);
    Passwords waiting = new Passwords(turns);
    FutureTask<Boolean> one = new FutureTask<>(() -> waiting.matches("trei cuvinte bune", hash));
    new Thread(one).start();
    while (!turns.hasQueuedThreads()) {
      Thread.onSpinWait();
    }
    turns.release();
    assertThat(one.get()).isTrue();
    assertThat(turns.availablePermits()).isEqualTo(1);
  }

  @Test
  void a_one_time_password_is_long_enough_and_never_the_same() {
    assertThat(passwords.oneTime()).matches("([a-z2-9]{4}-){3}[a-z2-9]{4}");
    assertThat(passwords.oneTime()).isNotEqualTo(passwords.oneTime());
  }
}
