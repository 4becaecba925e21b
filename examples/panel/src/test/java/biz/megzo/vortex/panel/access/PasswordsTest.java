package biz.megzo.vortex.panel.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
  void a_one_time_password_is_long_enough_and_never_the_same() {
    assertThat(passwords.oneTime()).matches("([a-z2-9]{4}-){3}[a-z2-9]{4}");
    assertThat(passwords.oneTime()).isNotEqualTo(passwords.oneTime());
  }
}
