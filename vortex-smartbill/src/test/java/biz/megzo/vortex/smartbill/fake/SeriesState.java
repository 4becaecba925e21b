package biz.megzo.vortex.smartbill.fake;

/** A document series and its counter. Guarded by the world's lock. */
final class SeriesState {
  final String name;
  final char type;
  long next;

  SeriesState(String name, char type, long next) {
    this.name = name;
    this.type = type;
    this.next = next;
  }

  static String printed(long number) {
    return "%04d".formatted(number);
  }
}
