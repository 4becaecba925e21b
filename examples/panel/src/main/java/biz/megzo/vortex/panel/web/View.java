package biz.megzo.vortex.panel.web;

import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.panel.access.Role;
import biz.megzo.vortex.panel.access.User;
import biz.megzo.vortex.runner.Told;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What every template is given: texts, formats, who looks, and where. */
public final class View {
  /** What is said of a refusal that Cel.ro gave no reason for. */
  private static final String UNSAID =
      "exception at Cel.ro; a price that moved by more than 10 % needs overridePrice";

  /** The currency behind an amount. */
  private static final Pattern LEI = Pattern.compile("(?<=[0-9],[0-9]{2}) RON\\b");

  private final Frame frame;
  private final Language language;
  private final String path;
  private final @Nullable User user;
  private final @Nullable LinkId link;
  private final String csrf;
  private final List<Flash> flashes;

  /** What is the same for every request. */
  record Frame(
      Messages messages, Told told, List<NavEntry> nav, List<LinkId> links, Assets assets) {}

  View(
      Frame frame,
      Language language,
      String path,
      @Nullable User user,
      @Nullable LinkId link,
      String csrf,
      List<Flash> flashes) {
    this.frame = frame;
    this.language = language;
    this.path = path;
    this.user = user;
    this.link = link;
    this.csrf = csrf;
    this.flashes = List.copyOf(flashes);
  }

  /** The same with one more sentence on top. */
  View with(Flash flash) {
    List<Flash> all = new ArrayList<>(flashes);
    all.add(flash);
    return new View(frame, language, path, user, link, csrf, all);
  }

  /** The text of a key; {@code {0}} in it stands for the first argument. */
  public String say(String key, Object... arguments) {
    return frame.messages().text(language, key, arguments);
  }

  /**
   * The text of a key for a number, which is its {@code {0}}: {@code KEY.one}, {@code KEY.few} or
   * {@code KEY.many}, as the language wants it.
   */
  public String count(String key, long number, Object... more) {
    Object[] arguments = new Object[more.length + 1];
    arguments[0] = number(number);
    System.arraycopy(more, 0, arguments, 1, more.length);
    return say(key + "." + language.form(number), arguments);
  }

  /** The text of {@code prefix.NAME}; for names of enumerations. */
  public String word(String prefix, Enum<?> value) {
    return say(prefix + "." + value.name());
  }

  /** The text of {@code prefix.WORD} when there is one, else the word itself. */
  public String word(String prefix, String value) {
    String key = prefix + "." + value;
    return frame.messages().has(language, key) ? say(key) : value;
  }

  /** The text of a key when there is one, else another text. */
  public String sayOr(String key, String otherwise) {
    return frame.messages().has(language, key) ? say(key) : otherwise;
  }

  /** A rule's name; those of built-in rules in the reader's language. */
  public String rule(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]+", "-");
    return sayOr("mapping.rule.named." + plain, name);
  }

  /** A sentence of the library, which says it in English only, in the reader's language. */
  public String told(String english) {
    if (language == Language.EN) {
      return english;
    }
    String known = frame.told().romanian(english.replace(UNSAID, say("panel.refused.unsaid")));
    return LEI.matcher(known).replaceAll(" " + say("panel.currency.RON"));
  }

  /** Why an account could not be used, in the reader's language. */
  public String trouble(ConnectorException problem) {
    return language == Language.EN
        ? String.valueOf(problem.getMessage())
        : say("panel.remote." + problem.kind(), account(problem.connector()));
  }

  /** What people call an account. */
  public String account(String name) {
    return word("panel.account", name.replaceAll(":.*", ""));
  }

  public Language language() {
    return language;
  }

  /** The path of the page at hand with its query, also of one whose form was sent. */
  public String path() {
    return path;
  }

  /** Who looks; empty at the log-in. */
  public String user() {
    return user == null ? "" : user.name();
  }

  public Optional<Role> role() {
    return Optional.ofNullable(user).map(User::role);
  }

  /** Whether who looks may do what needs a role. */
  public boolean can(Role needed) {
    return user != null && user.role().includes(needed);
  }

  /** Whether who looks may do what an operator may. */
  public boolean operator() {
    return can(Role.OPERATOR);
  }

  /** Whether who looks may do what an approver may. */
  public boolean approver() {
    return can(Role.APPROVER);
  }

  /** The link at hand; the first one on pages of the whole panel. */
  public LinkId link() {
    return link == null ? frame.links().get(0) : link;
  }

  public List<LinkId> links() {
    return frame.links();
  }

  /** A path of the link at hand, as given to {@link Routes}, ready for {@code href}. */
  public String href(String linkPath) {
    return href(link(), linkPath);
  }

  /** A path of a link. */
  public static String href(LinkId link, String linkPath) {
    return "/l/" + part(link.value()) + linkPath;
  }

  /** One part of a path or a query, encoded. */
  public static String part(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** The address of a file of the panel, such as {@code panel.css}. */
  public String asset(String name) {
    return frame.assets().href(name);
  }

  /** What stands in the navigation for who looks. */
  public List<NavEntry> nav() {
    return frame.nav().stream()
        .filter(entry -> can(entry.needed()))
        .sorted(Comparator.comparingInt(NavEntry::order))
        .toList();
  }

  /** Where an entry leads to. */
  public String href(NavEntry entry) {
    return entry.scope() == NavEntry.Scope.LINK ? href(entry.path()) : entry.path();
  }

  /** Whether an entry is the page at hand. */
  public boolean here(NavEntry entry) {
    String target = href(entry);
    return path.equals(target)
        || path.startsWith(target + "?")
        || (target.length() > 1 && path.startsWith(target + "/"));
  }

  /** Stands in the field {@code csrf} of every form. */
  public String csrf() {
    return csrf;
  }

  public List<Flash> flashes() {
    return flashes;
  }

  /** A form to be shown first; {@link Form#fill} puts values in. */
  public Form form() {
    return new Form(java.util.Map.of(), this);
  }

  public String money(Money money) {
    return money(money.amount()) + " " + word("panel.currency", money.currency().getCurrencyCode());
  }

  public String money(BigDecimal amount) {
    return Formats.money(amount);
  }

  public String number(BigDecimal number) {
    return Formats.number(number);
  }

  public String number(long number) {
    return Formats.number(number);
  }

  public String time(Instant at) {
    return Formats.time(at);
  }

  public String exactTime(Instant at) {
    return Formats.exactTime(at);
  }

  /** {@code 13:05}. */
  public String clock(Instant at) {
    return Formats.clock(at);
  }

  /** The day of a moment. */
  public String day(Instant at) {
    return Formats.day(Formats.dayOf(at));
  }

  public String day(LocalDate day) {
    return Formats.day(day);
  }

  public String duration(Duration time) {
    return Formats.duration(time);
  }
}
