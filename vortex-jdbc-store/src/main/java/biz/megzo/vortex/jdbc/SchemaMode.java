package biz.megzo.vortex.jdbc;

/** What a store does about its tables when it is built. */
public enum SchemaMode {
  /** Creates or upgrades them; many nodes may start at once. Fails like {@link #VERIFY} after. */
  APPLY,
  /** Changes nothing; fails when a migration is missing, was changed, or is from a newer Vortex. */
  VERIFY,
  /** Does not look. */
  NONE
}
