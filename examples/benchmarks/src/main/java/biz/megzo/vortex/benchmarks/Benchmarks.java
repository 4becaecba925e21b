package biz.megzo.vortex.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs chosen benchmarks and prints ratios as Markdown: {@code order}, {@code builtin}, {@code
 * price}, {@code compile}, {@code store}, {@code exactness}, {@code flashsale}, or all. Words
 * behind {@code --} are options of JMH, for example {@code -- -f 5 -i 10}; default: 2 forks, 3
 * warm-ups and 5 measurements of one second.
 */
public final class Benchmarks {
  /** A JMH class and its table. */
  private enum Table {
    ORDER(OrderBenchmark.class, "Order of five lines to a SmartBill draft", "handWritten"),
    BUILTIN(BuiltInBenchmark.class, "The same order through the built-in rules", "handWritten"),
    PRICE(PriceBenchmark.class, "One rule: add VAT, round to bani", "handWritten"),
    COMPILE(CompileBenchmark.class, "Check and compile a hundred rules", "vortexCompile");

    private final Class<?> type;
    private final String title;
    private final String base;

    Table(Class<?> type, String title, String base) {
      this.type = type;
      this.title = title;
      this.base = base;
    }
  }

  private Benchmarks() {}

  /** The tables to print, and options of JMH behind a double dash. */
  public static void main(String[] args) throws RunnerException, CommandLineOptionException {
    List<String> words = List.of(args);
    int dash = words.indexOf("--");
    List<String> chosen = dash < 0 ? words : words.subList(0, dash);
    List<String> jmh = dash < 0 ? List.of() : words.subList(dash + 1, words.size());
    for (Table table : Table.values()) {
      if (wanted(chosen, table.name())) {
        print(table, new CommandLineOptions(jmh.toArray(new String[0])));
      }
    }
    if (wanted(chosen, "STORE")) {
      StoreBenchmark.print(System.out);
    }
    if (wanted(chosen, "EXACTNESS")) {
      Exactness.print(System.out);
    }
    if (wanted(chosen, "FLASHSALE")) {
      FlashSale.print(System.out);
    }
  }

  private static boolean wanted(List<String> chosen, String name) {
    return chosen.isEmpty() || chosen.contains(name.toLowerCase(Locale.ROOT));
  }

  private static void print(Table table, CommandLineOptions given) throws RunnerException {
    OptionsBuilder options = new OptionsBuilder();
    options.parent(given).include(table.type.getName().replace(".", "\\.") + "\\.");
    options.mode(Mode.AverageTime).timeUnit(TimeUnit.NANOSECONDS);
    options.addProfiler(CpuTime.class);
    if (!given.getForkCount().hasValue()) {
      options.forks(2);
    }
    if (!given.getWarmupIterations().hasValue()) {
      options.warmupIterations(3);
    }
    if (!given.getWarmupTime().hasValue()) {
      options.warmupTime(TimeValue.seconds(1));
    }
    if (!given.getMeasurementIterations().hasValue()) {
      options.measurementIterations(5);
    }
    if (!given.getMeasurementTime().hasValue()) {
      options.measurementTime(TimeValue.seconds(1));
    }
    boolean absolute = table == Table.COMPILE;
    System.out.println(
        Ratios.of(table.title, table.base, absolute, new Runner(options.build()).run()));
  }
}
