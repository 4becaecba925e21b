package biz.megzo.vortex.rules;

/** The types a field can have. */
public enum FieldType {
  TEXT,
  DECIMAL,
  INTEGER,
  BOOLEAN,
  DATE,
  /** A list of records, for example the lines of an order. */
  RECORDS
}
