package biz.megzo.vortex.mapping;

/** A compiled condition. */
@FunctionalInterface
interface Check {
  boolean holds(Frame frame);
}
