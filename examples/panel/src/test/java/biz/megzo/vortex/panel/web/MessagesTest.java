package biz.megzo.vortex.panel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessagesTest {
  private static final Path FILES = Path.of("src/main/resources/messages");
  private static final Pattern ARGUMENT = Pattern.compile("\\{[0-9]}");

  static List<String> groups() throws IOException {
    try (Stream<Path> files = Files.list(FILES)) {
      return files
          .map(file -> file.getFileName().toString().replaceAll("_(en|ro)\\.properties$", ""))
          .distinct()
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("groups")
  void both_languages_say_everything_with_the_same_arguments(String group) {
    Map<String, String> english = Messages.read(group, Language.EN);
    Map<String, String> romanian = Messages.read(group, Language.RO);
    assertThat(romanian.keySet()).containsExactlyInAnyOrderElementsOf(english.keySet());
    english.forEach(
        (key, text) -> assertThat(arguments(romanian.get(key))).as(key).isEqualTo(arguments(text)));
    assertThat(romanian.values()).allSatisfy(text -> assertThat(text).isNotBlank());
    assertThat(romanian.values()).as("comma-below letters").noneMatch(t -> t.matches(".*[şţŞŢ].*"));
  }

  @Test
  void an_argument_takes_its_place_and_a_missing_key_shows_itself() {
    Messages messages = Messages.of(List.of("panel"));
    assertThat(messages.text(Language.EN, "panel.form.long", 5)).isEqualTo("At most 5 characters.");
    assertThat(messages.text(Language.RO, "panel.nothing")).isEqualTo("panel.nothing");
  }

  private static Set<String> arguments(String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = ARGUMENT.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }
}
