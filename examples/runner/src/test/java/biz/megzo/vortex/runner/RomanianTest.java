package biz.megzo.vortex.runner;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.FlowReport;
import biz.megzo.vortex.HeartbeatReport;
import biz.megzo.vortex.connector.Track;
import biz.megzo.vortex.fulfil.AttachmentState;
import biz.megzo.vortex.fulfil.ChannelStep;
import biz.megzo.vortex.fulfil.FollowUp;
import biz.megzo.vortex.fulfil.Reconciliation;
import biz.megzo.vortex.fulfil.ShipmentState;
import biz.megzo.vortex.model.Payment;
import biz.megzo.vortex.order.ChangeKind;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.publish.Facet;
import biz.megzo.vortex.rules.Profile;
import biz.megzo.vortex.runner.Rig.Ran;
import biz.megzo.vortex.runner.demo.Clocks;
import biz.megzo.vortex.store.OfferLedger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same commands in both languages. */
class RomanianTest {
  private static final Pattern ENGLISH =
      Pattern.compile(
          "\\b(the|an|and|of|to|is|was|not|by|for|with|from|since|again|now|no|nothing|order"
              + "|orders|record|recorded|held|done|taken|listed|stock|buffer|reserved|offered|hand"
              + "|units|price|prices|products|changes?|channel|compared|differ|waits?|warning|rules"
              + "|pushed|created|claimed|closed|known|never|sent|see|make|remedy|detail)\\b",
          Pattern.CASE_INSENSITIVE);

  /** What a reader types is as it is: commands, codes of causes, fields and marks of a document. */
  private static final Pattern TYPED =
      Pattern.compile(
          "orders (?:held|list)|plan --save|heartbeat --listen|vortex\\.[a-z.]+|[A-Z]+_[A-Z_]+|[A-Z]{2,}[0-9-]+|[a-z]+=\\S+");

  @TempDir Path folder;
  private Rig rig;

  @BeforeEach
  void start() {
    rig = new Rig(Clocks.moving(), folder).products(3, 10).published();
    rig.run("heartbeat", "--once");
  }

  @AfterEach
  void end() {
    rig.close();
  }

  /** Runs a command in both languages; gives the Romanian. */
  private String both(String english, String romanian, String... args) {
    assertThat(rig.run(args).all()).contains(english);
    return romanian(romanian, args);
  }

  private String romanian(String expected, String... args) {
    Ran ran =
        rig.run(Stream.concat(Stream.of(args), Stream.of("--lang", "ro")).toArray(String[]::new));
    assertThat(ran.all()).contains(expected);
    assertThat(TYPED.matcher(ran.all()).replaceAll("")).doesNotContainPattern(ENGLISH);
    return ran.out();
  }

  @Test
  void a_plan_is_told_applied_and_refused() {
    assertThat(both("0 change(s), 0 held back", "schimbări: 0, reținute: 0", "plan")).isNotBlank();
    rig.company.stock(Rig.WAREHOUSE, "P-1", 6);
    both("on hand 6.0 - reserved 0", "în stoc 6 - rezervat 0 - rezervă 2 (2 buc., ", "plan");
    String saved = romanian("se păstrează până la", "plan", "--save");
    String id = saved.split("planul ")[1].substring(0, 64);
    rig.celRo.market().order().line("P-2", 1).place();
    both("orders and their reservations", "comenzile și rezervările lor", "apply", id);
    String again = romanian("planul ", "plan", "--save").split("planul ")[1].substring(0, 64);
    romanian("aplicat; schimbări făcute: ", "apply", again);
    both("no plan 0123456789ab", "nu există planul 0123456789ab", "apply", "0123456789ab");
    both("no plan 0123456789ab", "nu există planul", "approve", "0123456789ab", "--reason", "x");
  }

  @Test
  void what_is_held_back_is_told_with_what_to_do() {
    Clocks.advance(rig.clock, Duration.ofMinutes(5));
    rig.company.product("P-1", "Produs 1", "buc", "100.00", "Normala");
    both("the price would jump", "prețul ar sări de la 10,00 la 100,00; caută o virgulă", "plan");
    romanian("caută o virgulă greșită", "heartbeat", "--once");
    both("look for a slip", "caută o virgulă greșită", "products", "held");
    both("! held", "! reținut", "products", "show", "P-1");
    both("! held", "! reținut   preț: prețul ar sări", "stock", "show", "P-1");
    String id = romanian("", "plan", "--save").split("planul ")[1].substring(0, 64);
    romanian("Schimbări aprobate: 1", "approve", id, "--reason", "ediție nouă", "--by", "ana");
  }

  @Test
  void differences_are_told() {
    both("3 offers compared, 0 differ", "Oferte comparate: 3; diferă: 0", "reconcile", "--all");
    both("nothing differs", "nimic nu diferă", "products", "drift");
    Clocks.advance(rig.clock, Duration.ofMinutes(5));
    rig.celRo.market().staffSetsStock("P-2", 77);
    romanian("stoc: era 8, cineva a pus 77 la Cel.ro", "reconcile", "--all");
    both("somebody set it to 77", "cineva a pus 77 la Cel.ro (din ", "products", "drift");
  }

  @Test
  void stock_is_explained_and_set() {
    both("on hand 10", "= oferit 8", "stock", "show", "P-1");
    both("capitals count", "literele mari contează", "stock", "show", "p-1");
    rig.run("stock", "buffer", "P-1", "3+10%", "--by", "ana");
    romanian(
        "produsul P-1: rezervă 3 buc. + 10%, cel mult 5; ana",
        "stock", "cap", "P-1", "5", "--by", "ana");
  }

  @Test
  void the_rest_of_stock() {
    rig.run("stock", "buffer", "P-1", "3+10%", "--by", "ana", "--why", "raft gol");
    rig.run("stock", "cap", "rule:two", "5", "--when", "sku=p-2");
    rig.run("stock", "kit", "P-3", "P-1=2", "P-2=1");
    rig.run("stock", "share", "P-2", "0.5");
    rig.run("stock", "pause", "P-2");
    both("rule two (sku like p-2)", "regula two (sku ca p-2): cel mult 5", "stock", "settings");
    both("SKU P-3: kit of", "produsul P-3: set din 2 x P-1 + 1 x P-2", "stock", "settings");
    both(
        "enough for 3 kits", "ajunge pentru 3 seturi (2 x P-1: în stoc 10", "stock", "show", "P-3");
    both(", paused (set for", ", ori 0,5 (setat pentru produs)", "stock", "show", "P-2");
    both("nothing -> buffer 3", "produsul P-1: nimic -> rezervă 3", "stock", "history", "P-1");
    both("stock.pushed", "stoc trimis", "stock", "history", "P-1");
    both("no product P1 ", "nu are deocamdată produsul P1", "stock", "buffer", "P1", "3");
  }

  @Test
  void orders_and_passes_are_told() {
    long good = rig.celRo.market().order().line("P-1", 1).place();
    long bad = rig.celRo.market().order().line("GHOST", 1, "5.00").evenIfNotListed().place();
    String beat = romanian("comanda " + good + " înregistrată ca CEL0001", "heartbeat", "--once");
    assertThat(beat)
        .contains("comanda " + bad + " reținută: ", "gata, ceva vă așteaptă, în ")
        .contains("înregistrate 1", "Comenzi care vă așteaptă: 1");
    both("recorded", "înregistrată", "orders", "list");
    both("claimed", "preluată", "orders", "show", Long.toString(good));
    both("remedy", "remediu", "orders", "held");
    both("there is no order 1", "nu există comanda 1", "orders", "show", "1");
    romanian("comenzi", "sync", "orders");
    both("no shipments", "nicio expediere", "shipments");
    both("No courier is plugged", "Niciun curier nu este", "shipments", "create", "" + good);
    both("cash on delivery", "ramburs", "payments");
    romanian("încă nefacturată", "invoices");
    both("nothing waits", "nimic nu așteaptă", "invoices", "held");
  }

  @Test
  void doctor_is_told() {
    both("SmartBill accepts the login", "SmartBill acceptă contul pentru RO", "doctor");
    rig.environment.remove(Key.PUBLISH_IMAGE.variable());
    rig.with(Key.SMARTBILL_SERIES, "cel");
    both("no proforma series 'cel'", "nu există seria de proforme „cel”; există CEL", "doctor");
    rig.with(Key.SMARTBILL_TOKEN, "wrong");
    both("PROBLEM", "copiați din nou e-mailul", "doctor");
  }

  @Test
  void every_state_has_a_romanian_word_and_every_word_a_state() {
    List<Class<? extends Enum<?>>> types =
        List.of(
            Flow.class,
            FlowReport.State.class,
            HeartbeatReport.Result.class,
            OrderState.class,
            ChangeKind.class,
            OfferLedger.Listing.class,
            Facet.class,
            ShipmentState.class,
            Track.Phase.class,
            FollowUp.Stage.class,
            AttachmentState.class,
            ChannelStep.class,
            Payment.Method.class,
            Payment.State.class,
            Reconciliation.Kind.class,
            Profile.class);
    Set<String> expected = new TreeSet<>();
    for (Class<? extends Enum<?>> type : types) {
      for (Enum<?> constant : type.getEnumConstants()) {
        expected.add(type.getSimpleName() + "." + constant.name());
      }
    }
    Set<String> words = new TreeSet<>(Told.words().keySet());
    words.removeIf(word -> word.startsWith("count.") || word.startsWith("event."));
    assertThat(words).isEqualTo(expected);
  }
}
