package biz.megzo.vortex.rules;

import java.time.LocalDate;

/**
 * What a rule set may look at.
 *
 * @param source the record in the source's schema
 * @param date the day that effective-dated tables are read for
 * @param frozen values fixed when the record was first mapped (currency rates): they win over
 *     tables
 */
public record MappingInput(FieldRecord source, LocalDate date, FieldRecord frozen) {
  public static MappingInput of(FieldRecord source, LocalDate date) {
    return new MappingInput(source, date, FieldRecord.empty());
  }
}
