package biz.megzo.vortex.panel.mapping;

import java.util.Map;

/** What the form of a rule offers; values and texts in order. */
public record RuleChoices(
    Map<String, String> targets,
    Map<String, String> fields,
    Map<String, String> steps,
    Map<String, String> relations) {}
