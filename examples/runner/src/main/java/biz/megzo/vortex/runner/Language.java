package biz.megzo.vortex.runner;

import biz.megzo.vortex.order.HoldReason;
import biz.megzo.vortex.order.OrderDesk.Answer.Refused;
import biz.megzo.vortex.rules.MappingProblem;
import java.util.Locale;
import java.util.Map;

/** The language in which people are told how things stand, what is wrong and what to do. */
enum Language {
  EN,
  RO;

  String sentence(HoldReason reason) {
    return of(reason.english(), reason.romanian());
  }

  String remedy(HoldReason reason) {
    return of(reason.remedy(), reason.romanianRemedy());
  }

  String of(Refused refused) {
    return of(refused.english(), refused.romanian());
  }

  String of(MappingProblem problem) {
    if (this == EN) {
      return problem.toString();
    }
    String rule = problem.rule().isEmpty() ? "" : "regula " + problem.rule() + ", ";
    return rule + "câmpul " + problem.field() + ": " + problem.romanian();
  }

  String of(String english, String romanian) {
    return this == EN ? english : romanian;
  }

  /** A state or a kind, in small letters. */
  String word(Enum<?> value) {
    String english = value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    String key = value.getDeclaringClass().getSimpleName() + "." + value.name();
    return this == EN ? english : Romanian.WORDS.getOrDefault(key, english);
  }

  /** What a pass counted. */
  String counted(String what) {
    return this == EN ? what : Romanian.WORDS.getOrDefault("count." + what, told(what));
  }

  /** What happened to an order. */
  String event(String what) {
    return this == EN ? what : Romanian.WORDS.getOrDefault("event." + what, what);
  }

  /** What the library says in English only, as far as it is known. */
  String told(String english) {
    return this == EN ? english : Romanian.TOLD.romanian(english);
  }

  /** What a pass notes, and about what. */
  String notice(String subject, String message) {
    return told(subject) + ": " + told(message);
  }

  /** Read when somebody asks for it. */
  private static final class Romanian {
    static final Told TOLD = new Told();
    static final Map<String, String> WORDS = Told.words();
  }
}
