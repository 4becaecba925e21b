package biz.megzo.vortex.runner;

import biz.megzo.vortex.mapping.Mapping;
import biz.megzo.vortex.mapping.MappingException;
import biz.megzo.vortex.mapping.RuleDocument;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.rules.Profile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * A rule set that a command was told: what it is called and its text.
 *
 * @param name for people, for example {@code price version 3} or a file's name
 * @param profile null while the text was not read
 * @param number the stored version, 0 for the built-in rules, -1 for a draft or a file
 */
record RuleText(String name, Profile profile, int number, RuleDocument document, String text) {
  /** What a command says of its parameter. */
  static final String FORMS =
      "A profile (product, price, order) with :draft, :active or a version behind it, for example"
          + " price:3; or a file.";

  private static final long LARGEST = 8L * 1024 * 1024;

  /**
   * Finds what was meant.
   *
   * @param reference see {@link #FORMS}
   * @param standard what a profile alone stands for: {@code draft} or {@code active}
   * @throws BadConfiguration when there is no such rule set
   * @throws MappingException when it is no rule set; says where
   */
  static RuleText of(Shop shop, String reference, String standard) {
    int colon = reference.indexOf(':');
    Optional<Profile> profile = profile(colon < 0 ? reference : reference.substring(0, colon));
    if (profile.isEmpty()) {
      return file(Path.of(reference));
    }
    String which = colon < 0 ? standard : reference.substring(colon + 1);
    return stored(shop, profile.get(), which);
  }

  /** A profile by its name; empty when there is none of that name. */
  static Optional<Profile> profile(String name) {
    for (Profile profile : Profile.values()) {
      if (word(profile).equalsIgnoreCase(name)) {
        return Optional.of(profile);
      }
    }
    return Optional.empty();
  }

  static String word(Profile profile) {
    return profile.name().toLowerCase(Locale.ROOT);
  }

  private static RuleText stored(Shop shop, Profile profile, String which) {
    LinkId link = shop.link();
    if (which.equals("draft")) {
      return shop.rules()
          .draft(link, profile)
          .map(draft -> read("draft of " + word(profile), -1, draft.text()))
          .orElseThrow(
              () ->
                  new BadConfiguration(
                      "there is no draft of "
                          + word(profile)
                          + "; save one with: mapping draft FILE"));
    }
    int number =
        which.equals("active")
            ? shop.rules().active(link, profile).map(now -> now.number()).orElse(0)
            : number(which);
    return shop.rules()
        .document(link, profile, number)
        .map(
            document ->
                new RuleText(
                    word(profile) + " version " + number,
                    profile,
                    number,
                    document,
                    Mapping.print(document)))
        .orElseThrow(
            () ->
                new BadConfiguration(
                    "there is no version "
                        + number
                        + " of "
                        + word(profile)
                        + "; see: mapping list"));
  }

  private static int number(String which) {
    try {
      int number = Integer.parseInt(which);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new BadConfiguration(
        "behind a profile stands :draft, :active or a version such as :3, not ':" + which + "'");
  }

  /** Reads a file as a rule set. */
  static RuleText file(Path file) {
    String text = text(file);
    return read(file.getFileName() + "", -1, text);
  }

  private static RuleText read(String name, int number, String text) {
    RuleDocument document = Mapping.parse(text);
    return new RuleText(name, document.profile(), number, document, text);
  }

  /**
   * Reads a file as text.
   *
   * @throws BadConfiguration when it can not be read, is too large or not in UTF-8
   */
  static String text(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw new BadConfiguration(
            "the file " + file + " is larger than 8 MB; that is no rule set and no table");
      }
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new BadConfiguration("there is no file " + file + ", and no profile of that name");
    } catch (CharacterCodingException e) {
      throw new BadConfiguration("the file " + file + " is not in UTF-8; save it again as UTF-8");
    } catch (IOException e) {
      throw new BadConfiguration("the file " + file + " can not be read; check its rights");
    }
  }

  /** Writes a text to a file, or prints it. */
  static void deliver(String text, @org.jspecify.annotations.Nullable Path file, Output output) {
    if (file == null) {
      output.raw(text);
      return;
    }
    try {
      Files.writeString(file, text.endsWith("\n") ? text : text + "\n", StandardCharsets.UTF_8);
      output.remark(output.say("written to ", "scris în ") + file);
    } catch (IOException e) {
      throw new BadConfiguration("the file " + file + " can not be written; check its rights");
    }
  }
}
