package biz.megzo.vortex.runner;

import biz.megzo.vortex.order.HoldReason;
import biz.megzo.vortex.order.OrderDesk.Answer.Refused;
import biz.megzo.vortex.rules.MappingProblem;

/** The language in which people are told what is wrong and what to do. */
enum Language {
  EN,
  RO;

  String sentence(HoldReason reason) {
    return this == EN ? reason.english() : reason.romanian();
  }

  String remedy(HoldReason reason) {
    return this == EN ? reason.remedy() : reason.romanianRemedy();
  }

  String of(Refused refused) {
    return this == EN ? refused.english() : refused.romanian();
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
}
