package biz.megzo.vortex.panel.mapping;

import biz.megzo.vortex.mapping.Arg;
import biz.megzo.vortex.mapping.Rule;
import biz.megzo.vortex.mapping.Step;
import biz.megzo.vortex.panel.web.Language;
import biz.megzo.vortex.rules.Field;
import biz.megzo.vortex.rules.FieldSchema;
import biz.megzo.vortex.rules.FieldType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fields that rules read and write at one depth: the record's own, or those of each record of a
 * list in it.
 *
 * @param outer the level around it; null outermost
 */
record Level(FieldSchema source, FieldSchema target, @Nullable Level outer) {
  static final String OPEN = "*";

  /** The level of the rules within a rule's lists. */
  Level within(Rule rule) {
    FieldSchema inner =
        target.field(rule.target()).flatMap(Field::schema).orElse(FieldSchema.of("unknown"));
    FieldSchema read = source;
    for (Step step : rule.steps()) {
      if (step.name().equals("field") && step.args().get("name") instanceof Arg.Literal name) {
        read = source.field(name.value().print()).flatMap(Field::schema).orElse(read);
      }
    }
    return new Level(read, inner, this);
  }

  /** A source field by the name that rules use; {@code ^} looks further out. */
  Optional<Field> read(String name) {
    return name.startsWith("^")
        ? Optional.ofNullable(outer).flatMap(level -> level.read(name.substring(1)))
        : source.field(name);
  }

  /** A source field within a sentence. */
  String readWords(Language language, String name) {
    return read(name).map(field -> words(language, field)).orElse(name);
  }

  /** A target field within a sentence. */
  String targetWords(Language language, String name) {
    return target.field(name).map(field -> words(language, field)).orElse(name);
  }

  /** A target field as a heading, with the name that messages use. */
  String targetLabel(Language language, String name) {
    return target.field(name).map(field -> label(brief(language, field), name)).orElse(name);
  }

  /** A target field as a heading. */
  String targetBrief(Language language, String name) {
    return target.field(name).map(field -> brief(language, field)).orElse(name);
  }

  /** A source field by its name, those of records in lists too. */
  Optional<Field> anyRead(String name) {
    String plain = name.replace("^", "");
    Optional<Field> own = source.field(plain);
    return own.isPresent()
        ? own
        : source.fields().stream()
            .flatMap(field -> field.schema().stream())
            .flatMap(schema -> schema.field(plain).stream())
            .findFirst();
  }

  /** A field within a sentence. */
  static String words(Language language, Field field) {
    String brief = brief(language, field);
    return field.type() == FieldType.BOOLEAN
        ? language.of("“" + brief + "”", "„" + brief + "”")
        : Names.small(brief);
  }

  /** What a field is, without the remarks behind a semicolon. */
  private static String brief(Language language, Field field) {
    String text = language.of(field.english(), field.romanian());
    int remark = text.indexOf("; ");
    String brief = remark < 0 ? text : text.substring(0, remark);
    String whether = language.of("Whether ", "Dacă ");
    return brief.startsWith(whether) ? Names.capital(brief.substring(whether.length())) : brief;
  }

  private static String label(Language language, Field field, String name) {
    return field.type() == FieldType.BOOLEAN
        ? label(brief(language, field) + language.of(": yes or no", ": da sau nu"), name)
        : label(language.of(field.english(), field.romanian()), name);
  }

  private static String label(String words, String name) {
    return words.equals(name) ? name : words + " (" + name + ")";
  }

  /** Source fields to choose from: those at hand, then those around. */
  Map<String, String> reads(Language language) {
    Map<String, String> options = new LinkedHashMap<>();
    String prefix = "";
    for (Level level = this; level != null; level = level.outer()) {
      for (Field field : level.source().fields()) {
        if (field.type() != FieldType.RECORDS) {
          options.put(prefix + field.name(), label(language, field, prefix + field.name()));
        }
      }
      prefix += "^";
    }
    return options;
  }

  /** Target fields to choose from, needed ones with a star. */
  Map<String, String> targets(Language language, String open) {
    Map<String, String> options = new LinkedHashMap<>();
    for (Field field : target.fields()) {
      if (field.type() != FieldType.RECORDS) {
        options.put(
            field.name(), label(language, field, field.name()) + (field.required() ? " *" : ""));
      }
    }
    if (target.openPrefix() != null) {
      options.put(OPEN, open);
    }
    return options;
  }
}
