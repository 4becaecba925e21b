package biz.megzo.vortex.internal.publish;

import biz.megzo.vortex.publish.Facet;
import biz.megzo.vortex.rules.Field;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.FieldSchema;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What of a listed offer is ours to push, and what is the seller's on the channel. */
final class Ownership {
  private final Set<String> notOurs;
  private final Set<Facet> facets = EnumSet.noneOf(Facet.class);

  Ownership(Set<String> notOurs, FieldSchema contentSchema) {
    this.notOurs = notOurs;
    Set<String> demanded =
        contentSchema.fields().stream()
            .filter(Field::required)
            .map(Field::name)
            .collect(Collectors.toSet());
    for (Facet facet : Facet.values()) {
      if (!notOurs.contains(facet.name().toLowerCase(Locale.ROOT))) {
        facets.add(facet);
      }
    }
    if (demanded.stream().anyMatch(notOurs::contains)) {
      facets.remove(Facet.CONTENT);
    }
  }

  /** Whether a facet of listed offers is ours, at least in part. */
  boolean ours(Facet facet) {
    return facets.contains(facet);
  }

  /** What of some content is ours. */
  FieldRecord ours(FieldRecord fields) {
    if (notOurs.stream().noneMatch(fields::has)) {
      return fields;
    }
    FieldRecord.Builder some = fields.toBuilder();
    notOurs.forEach(some::remove);
    return some.build();
  }

  /** Whether what is ours is the same in both. */
  boolean same(@Nullable FieldRecord one, FieldRecord other) {
    return one != null && ours(one).equals(ours(other));
  }
}
