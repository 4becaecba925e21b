package biz.megzo.vortex.panel.goods;

import biz.megzo.vortex.panel.mapping.Explained;
import biz.megzo.vortex.panel.mapping.Said;
import biz.megzo.vortex.panel.web.Language;
import biz.megzo.vortex.panel.web.View;
import biz.megzo.vortex.publish.ProductDesk;
import biz.megzo.vortex.publish.ProductStory;
import biz.megzo.vortex.rules.Explanation;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.FieldSchema;
import biz.megzo.vortex.rules.Mapped;
import biz.megzo.vortex.rules.Profile;
import biz.megzo.vortex.store.OfferLedger.Entry;
import biz.megzo.vortex.store.OfferLedger.Facet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The values that the rules make of a product, for content or for the price.
 *
 * @param problems why the rules can not map it; empty when they can
 * @param unsure whether the answer to the last push was lost: what the channel shows is not known
 */
public record MappedValue(
    Profile profile, int version, List<String> problems, boolean unsure, List<One> values) {
  public MappedValue {
    problems = List.copyOf(problems);
    values = List.copyOf(values);
  }

  /**
   * One target field.
   *
   * @param label what it means
   * @param value what the rules give
   * @param listed what the channel acknowledged last; empty when nothing
   * @param differs whether the two differ, or may: it is pushed with the next pass
   */
  public record One(
      String field,
      String label,
      String value,
      String listed,
      boolean differs,
      String rule,
      List<Explained.Line> steps) {
    public One {
      steps = List.copyOf(steps);
    }
  }

  static List<MappedValue> of(
      View view, ProductStory story, ProductDesk.Schemas schemas, Said said) {
    List<MappedValue> all = new ArrayList<>();
    story
        .mapped()
        .forEach(
            (profile, explanation) ->
                all.add(
                    of(
                        view,
                        story,
                        profile == Profile.PRICE ? schemas.price() : schemas.content(),
                        profile,
                        explanation,
                        said.of(view, profile, explanation.values()))));
    return all;
  }

  private static MappedValue of(
      View view,
      ProductStory story,
      FieldSchema schema,
      Profile profile,
      Explanation explanation,
      List<Explained.Value> said) {
    FieldRecord target = explanation.outcome().fold(Mapped.Ok::target, held -> FieldRecord.empty());
    List<String> problems =
        explanation
            .outcome()
            .fold(
                ok -> List.of(),
                held ->
                    held.problems().stream()
                        .map(
                            one ->
                                one.field()
                                    + ": "
                                    + (view.language() == Language.RO
                                        ? one.romanian()
                                        : one.english()))
                        .toList());
    Optional<Facet> facet = facet(story.offer().entry().orElse(null), profile);
    boolean unsure = facet.filter(Facet::unsure).isPresent();
    FieldRecord listed = facet.map(Facet::acknowledged).orElse(FieldRecord.empty());
    List<One> values = new ArrayList<>();
    for (int i = 0; i < said.size(); i++) {
      Explanation.Value value = explanation.values().get(i);
      Optional<String> now = print(view, target, value.target());
      Optional<String> then = print(view, listed, value.target());
      values.add(
          new One(
              value.target(),
              Words.label(view, schema, value.target()),
              now.orElseGet(() -> last(value)),
              then.orElse(""),
              then.isPresent() && (unsure || (now.isPresent() && !now.equals(then))),
              value.rule(),
              said.get(i).lines()));
    }
    return new MappedValue(profile, explanation.outcome().version(), problems, unsure, values);
  }

  private static String last(Explanation.Value value) {
    return value.steps().isEmpty() ? "" : value.steps().get(value.steps().size() - 1).result();
  }

  private static Optional<String> print(View view, FieldRecord record, String field) {
    return record.get(field).map(value -> Words.value(view, value));
  }

  private static Optional<Facet> facet(@Nullable Entry entry, Profile profile) {
    return entry == null
        ? Optional.empty()
        : Optional.ofNullable(profile == Profile.PRICE ? entry.price() : entry.content());
  }
}
