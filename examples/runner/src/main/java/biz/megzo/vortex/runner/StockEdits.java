package biz.megzo.vortex.runner;

import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.stock.Stock;
import biz.megzo.vortex.stock.StockAnswer;
import biz.megzo.vortex.stock.StockBuffer;
import biz.megzo.vortex.stock.StockSetting;
import biz.megzo.vortex.stock.StockTarget;
import biz.megzo.vortex.stock.StockTerms;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What people set for stock: a SKU, a rule, or the whole link. */
final class StockEdits {
  /** For whom, by whom and why. */
  static final class Place {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--by", paramLabel = "NAME", description = "Who does it; default: the user.")
    private String by = System.getProperty("user.name", "runner");

    @Option(names = "--why", paramLabel = "TEXT", description = "Why, for the history.")
    private String why = "";

    @Option(
        names = "--when",
        paramLabel = "FIELD=PATTERN",
        description = "Makes a rule: products whose field looks so, for example category=Lamp*.")
    private Map<String, String> when = new LinkedHashMap<>();

    @Option(
        names = "--order",
        description = "Of several rules that match the lowest counts; default 100.")
    private int order = 100;

    /**
     * The place that a text names: {@code link}, {@code rule:NAME}, or a SKU. A rule that there is
     * keeps its conditions unless others are given.
     */
    StockTarget target(String text, Stock stock) {
      try {
        if (when.isEmpty()) {
          for (StockSetting known : stock.settings()) {
            if (known.target().key().equals(text)) {
              return known.target();
            }
          }
        }
        if (text.equals("link")) {
          return StockTarget.link();
        }
        if (text.startsWith("rule:")) {
          return StockTarget.rule(text.substring("rule:".length()), order, when);
        }
        return StockTarget.sku(Sku.of(text));
      } catch (IllegalArgumentException e) {
        throw new ParameterException(spec.commandLine(), e.getMessage());
      }
    }
  }

  private static final String PERCENT = "(\\d{1,3}(?:[.,]\\d{1,4})?)%";
  private static final Pattern BUFFER =
      Pattern.compile("(\\d{1,9})(?:\\+" + PERCENT + ")?|" + PERCENT);

  private StockEdits() {}

  private static int change(
      Common common, Place place, String target, UnaryOperator<StockTerms> change) {
    try (Shop shop = common.open(VortexListener.NONE)) {
      Stock stock = shop.vortex().stock(shop.link());
      StockTarget to = place.target(target, stock);
      StockAnswer answer = stock.change(to, change, place.by, place.why);
      Output output = common.output();
      return answer.fold(
          done -> {
            output.result(
                () -> json(done.setting()),
                () -> output.line(line(done.setting(), output.language())));
            unknown(done.setting(), stock)
                .ifPresent(
                    sku ->
                        output.warn(
                            output
                                .say(
                                    "SmartBill lists no product %s so far; it counts once there"
                                        + " is one (is the code right?)",
                                    "SmartBill nu are deocamdată produsul %s; contează când va"
                                        + " exista (este corect codul?)")
                                .formatted(sku)));
            return Exit.DONE;
          },
          overtaken -> {
            output.warn(
                output.say(
                        "somebody else changed it meanwhile; it is ",
                        "între timp a schimbat altcineva; acum este ")
                    + line(overtaken.current(), output.language()));
            return Exit.HELD;
          },
          refused -> {
            output.warn(output.say(refused.english(), refused.romanian()));
            return Exit.HELD;
          });
    } catch (IllegalArgumentException e) {
      throw new ParameterException(place.spec.commandLine(), e.getMessage());
    }
  }

  /** The SKU of a setting when no product has it; a kit needs none of its own. */
  private static Optional<Sku> unknown(StockSetting setting, Stock stock) {
    return setting.target() instanceof StockTarget.OfSku one
            && setting.terms().kit().isEmpty()
            && stock.view(one.sku()).isEmpty()
        ? Optional.of(one.sku())
        : Optional.empty();
  }

  static String line(StockSetting setting, Language in) {
    return in.told(setting.target().toString())
        + ": "
        + in.told(setting.terms().toString())
        + (setting.author().isEmpty() ? "" : "; " + setting.author())
        + (setting.why().isBlank() ? "" : ", " + setting.why());
  }

  static Map<String, ?> json(StockSetting setting) {
    return Map.of(
        "target", setting.target().key(),
        "terms", setting.terms().toString(),
        "revision", setting.revision(),
        "by", setting.author(),
        "why", setting.why());
  }

  private static boolean none(String text) {
    return text.equals("none");
  }

  private static BigDecimal part(String text) {
    try {
      return new BigDecimal(text.replace(',', '.'));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("a share is a number such as 0.5, was " + text, e);
    }
  }

  private static int units(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("a cap is a whole number of units, was " + text, e);
    }
  }

  /** Units, percent, or both. */
  @Command(
      name = "buffer",
      mixinStandardHelpOptions = true,
      description = "Holds units back: 3, 10%%, 3+10%%, or none to leave it to wider settings.")
  static final class Buffer implements java.util.concurrent.Callable<Integer> {
    @Mixin private Common common = new Common();
    @Mixin private Place place = new Place();

    @Parameters(index = "0", paramLabel = "SKU|rule:NAME|link")
    private String target = "";

    @Parameters(index = "1", paramLabel = "UNITS[+PERCENT]")
    private String value = "";

    @Override
    public Integer call() {
      return change(common, place, target, terms -> terms.withBuffer(buffer(value)));
    }

    private static @Nullable StockBuffer buffer(String text) {
      if (none(text)) {
        return null;
      }
      Matcher parts = BUFFER.matcher(text);
      if (!parts.matches()) {
        throw new IllegalArgumentException(
            "a buffer is units, percent or both, such as 3, 10% or 3+10%, was " + text);
      }
      String units = parts.group(1);
      String percent = parts.group(2) == null ? parts.group(3) : parts.group(2);
      return new StockBuffer(
          units == null ? 0 : Integer.parseInt(units),
          percent == null ? BigDecimal.ZERO : new BigDecimal(percent.replace(',', '.')));
    }
  }

  /** The part of the stock that Cel.ro may offer. */
  @Command(
      name = "share",
      mixinStandardHelpOptions = true,
      description = "Offers a part of the stock: above 0 and at most 1, or none.")
  static final class Share implements java.util.concurrent.Callable<Integer> {
    @Mixin private Common common = new Common();
    @Mixin private Place place = new Place();

    @Parameters(index = "0", paramLabel = "SKU|rule:NAME|link")
    private String target = "";

    @Parameters(index = "1", paramLabel = "PART")
    private String value = "";

    @Override
    public Integer call() {
      return change(
          common, place, target, terms -> terms.withShare(none(value) ? null : part(value)));
    }
  }

  /** Most units ever offered. */
  @Command(
      name = "cap",
      mixinStandardHelpOptions = true,
      description = "Offers at most so many units, or none.")
  static final class Cap implements java.util.concurrent.Callable<Integer> {
    @Mixin private Common common = new Common();
    @Mixin private Place place = new Place();

    @Parameters(index = "0", paramLabel = "SKU|rule:NAME|link")
    private String target = "";

    @Parameters(index = "1", paramLabel = "UNITS")
    private String value = "";

    @Override
    public Integer call() {
      return change(
          common, place, target, terms -> terms.withCap(none(value) ? null : units(value)));
    }
  }

  /** What a kit is made of. */
  @Command(
      name = "kit",
      mixinStandardHelpOptions = true,
      description = "Makes a SKU a kit: components as SKU=UNITS; without components it is no kit.")
  static final class Kit implements java.util.concurrent.Callable<Integer> {
    @Mixin private Common common = new Common();
    @Mixin private Place place = new Place();

    @Parameters(index = "0", paramLabel = "SKU")
    private String target = "";

    @Parameters(index = "1..*", paramLabel = "SKU=UNITS")
    private Map<String, Integer> components = new LinkedHashMap<>();

    @Override
    public Integer call() {
      return change(
          common,
          place,
          target,
          terms -> {
            Map<Sku, Integer> kit = new LinkedHashMap<>();
            components.forEach((code, units) -> kit.put(Sku.of(code), units));
            return terms.withKit(kit);
          });
    }
  }

  /** Offered as zero. */
  @Command(
      name = "pause",
      mixinStandardHelpOptions = true,
      description = "Offers zero until it is resumed.")
  static final class Pause implements java.util.concurrent.Callable<Integer> {
    @Mixin private Common common = new Common();
    @Mixin private Place place = new Place();

    @Parameters(index = "0", paramLabel = "SKU|rule:NAME|link")
    private String target = "";

    @Override
    public Integer call() {
      return change(common, place, target, terms -> terms.withPaused(true));
    }
  }

  /** On sale, also where a wider setting pauses. */
  @Command(
      name = "resume",
      mixinStandardHelpOptions = true,
      description = "On sale again, also where a rule or the link is paused.")
  static final class Resume implements java.util.concurrent.Callable<Integer> {
    @Mixin private Common common = new Common();
    @Mixin private Place place = new Place();

    @Parameters(index = "0", paramLabel = "SKU|rule:NAME|link")
    private String target = "";

    @Override
    public Integer call() {
      return change(common, place, target, terms -> terms.withPaused(false));
    }
  }
}
