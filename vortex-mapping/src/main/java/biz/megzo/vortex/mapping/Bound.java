package biz.megzo.vortex.mapping;

/** A compiled step and the type of what it gives. */
record Bound(Op op, ValueType type) {}
