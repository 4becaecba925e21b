package biz.megzo.vortex.mapping;

import biz.megzo.vortex.rules.Field;
import biz.megzo.vortex.rules.FieldSchema;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the rules of one level see while they are compiled: those of the profile's record, or those
 * of the records of a list.
 */
final class Scope {
  private final @Nullable FieldSchema source;
  private final @Nullable FieldSchema target;
  private final @Nullable Scope parent;
  private final Map<String, Integer> slots = new LinkedHashMap<>();
  private final Map<String, ValueType> given = new HashMap<>();

  Scope(@Nullable FieldSchema source, @Nullable FieldSchema target, @Nullable Scope parent) {
    this.source = source;
    this.target = target;
    this.parent = parent;
  }

  @Nullable FieldSchema source() {
    return source;
  }

  @Nullable FieldSchema target() {
    return target;
  }

  @Nullable Scope parent() {
    return parent;
  }

  /** The place of a target field among the values of this level. */
  int slot(String targetField) {
    return slots.computeIfAbsent(targetField, name -> slots.size());
  }

  Map<String, Integer> slots() {
    return slots;
  }

  /** What earlier rules give to a target field; null when none names it. */
  @Nullable ValueType given(String targetField) {
    return given.get(targetField);
  }

  void gives(String targetField, ValueType type) {
    ValueType before = given.get(targetField);
    boolean sure = type.sure() || (before != null && before.sure());
    given.put(targetField, type.sure(sure));
  }

  @Nullable Field targetField(String name) {
    return target == null ? null : target.field(name).orElse(null);
  }
}
