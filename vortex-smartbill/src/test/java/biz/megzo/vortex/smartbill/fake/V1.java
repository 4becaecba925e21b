package biz.megzo.vortex.smartbill.fake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The checks of V1 in the order of section 12, up to the company; the work is in the desks. */
final class V1 {
  private static final DateTimeFormatter BLOCK_TIME =
      DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss");
  private final World world;
  private final Answers answers;
  private final Gate gate;
  private final EstimateDesk estimates;
  private final InvoiceDesk invoices;
  private final StockDesk stocks;
  private final SettingsDesk settings;

  V1(World world) {
    this.world = world;
    this.answers = new Answers(world.quirks);
    this.gate = new Gate(world);
    var books = new Books(world);
    this.estimates = new EstimateDesk(world, books);
    this.invoices = new InvoiceDesk(world, books);
    this.stocks = new StockDesk(world);
    this.settings = new SettingsDesk(world);
  }

  /** Path and verb are known; the rest is checked here. Called inside the lock. */
  Serving admit(FakeCall call, FakeRequest request) {
    Optional<Reply> shape = accept(call, request).or(() -> contentType(call, request));
    if (shape.isPresent()) {
      return Serving.refused(shape.get());
    }
    JsonNode body = Json.object();
    if (call.hasBody()) {
      try {
        body = Json.MAPPER.readTree(request.text());
      } catch (JsonProcessingException e) {
        return Serving.refused(badJson(request));
      }
      if (body.isMissingNode()) {
        return Serving.refused(badJson(request));
      }
      Optional<Reply> mapping = schema(call).check(body).map(problem -> mapping(problem, request));
      if (mapping.isPresent()) {
        return Serving.refused(mapping.get());
      }
    }
    String token = request.header("authorization").orElse("");
    Optional<Reply> blocked = limit(token);
    if (blocked.isPresent()) {
      return Serving.refused(blocked.get());
    }
    UnaryOperator<Reply> finish = limitHeaders(token);
    JsonNode given = body;
    try {
      Gate.Entry entry = gate.enter(call, request, given);
      return entry.refused().isPresent()
          ? Serving.refused(entry.refused().get())
          : Serving.admitted(
              () -> world.locked(() -> work(call, request, given, entry.company())), finish);
    } catch (Refusal no) {
      return Serving.refused(refusal(call, no));
    }
  }

  private Reply work(FakeCall call, FakeRequest request, JsonNode body, Company company) {
    try {
      return switch (call) {
        case CREATE_ESTIMATE, CREATE_ESTIMATE_OLD -> estimates.create(call, company, body);
        case ESTIMATE_PDF -> estimates.pdf(company, request);
        case ESTIMATE_INVOICES -> estimates.invoices(company, request);
        case CANCEL_ESTIMATE -> estimates.cancel(company, request);
        case RESTORE_ESTIMATE -> estimates.restore(company, request);
        case DELETE_ESTIMATE -> estimates.delete(company, request);
        case SEND_DOCUMENT -> settings.send(company, body);
        case TAXES -> settings.taxes(company);
        case SERIES -> settings.series(company, request);
        case UNITS -> settings.units(company);
        case WAREHOUSES -> stocks.warehouses(company);
        case STOCKS -> stocks.stocks(company, request);
        case SHOP_STOCKS -> stocks.shop(company, request);
        default -> invoices.answer(call, company, request, body);
      };
    } catch (Refusal no) {
      return refusal(call, no);
    }
  }

  private Reply refusal(FakeCall call, Refusal no) {
    boolean v2 = call == FakeCall.CREATE_ESTIMATE || call == FakeCall.CREATE_INVOICE;
    return answers.business(no.status(), no.errorText(), v2);
  }

  private Optional<Reply> accept(FakeCall call, FakeRequest request) {
    return Accept.allows(request, call.pdf())
        ? Optional.empty()
        : Optional.of(
            Answers.request(
                406,
                "invalid_accept_header",
                "The Accept header can not be served.",
                "",
                request.path()));
  }

  private Optional<Reply> contentType(FakeCall call, FakeRequest request) {
    String type = request.header("content-type").orElse("").split(";")[0].strip();
    return !call.hasBody() || type.equalsIgnoreCase("application/json")
        ? Optional.empty()
        : Optional.of(
            Answers.request(
                415,
                "invalid_content_type",
                "Content-Type must be application/json.",
                "",
                request.path()));
  }

  private static BodySchema schema(FakeCall call) {
    return switch (call) {
      case CREATE_ESTIMATE, CREATE_ESTIMATE_OLD -> BodySchema.ESTIMATE;
      case SEND_DOCUMENT -> BodySchema.MAIL;
      default -> BodySchema.FREE;
    };
  }

  private static Reply badJson(FakeRequest request) {
    String message = "Error parsing JSON request input.";
    return Answers.request(400, "json_parse_error", message, "", request.path());
  }

  private Reply mapping(BodySchema.Problem problem, FakeRequest request) {
    if (problem.unknownField() && world.is(FakeQuirk.UNKNOWN_FIELD_ANSWERS_500)) {
      return Reply.serverError();
    }
    String what = problem.unknownField() ? "Unrecognized property: " : "Could not map property: ";
    String message = what + problem.param() + ".";
    return Answers.request(400, "json_mapping_error", message, problem.param(), request.path());
  }

  private Optional<Reply> limit(String token) {
    boolean counted = !world.is(FakeQuirk.NO_RATE_LIMIT);
    boolean restarts = !world.is(FakeQuirk.BLOCK_KEEPS_ITS_END);
    return world.rates.enter(token, world.now(), counted, restarts).map(this::blocked);
  }

  /** Blocks a token as if it had made too many calls; returns what it is told. */
  Reply block(String token) {
    world.rates.block(token, world.now());
    return blocked(world.now());
  }

  private Reply blocked(Instant since) {
    String text =
        "Ai depasit limita maxima de requesturi admisa. Vei putea executa alte requesturi dupa 10"
            + " min de la momentul blocarii "
            + LocalDateTime.ofInstant(since, World.BUCHAREST).format(BLOCK_TIME);
    return Answers.authentication(world.is(FakeQuirk.BLOCK_ANSWERS_429) ? 429 : 403, text);
  }

  private UnaryOperator<Reply> limitHeaders(String token) {
    String remaining = Integer.toString(world.rates.remaining(token));
    String reset = Long.toString(world.rates.reset(token, world.now()));
    return reply ->
        !reply.ok()
            ? reply
            : reply
                .with("X-RateLimit-Limit", Integer.toString(RateWindow.LIMIT))
                .with("X-RateLimit-Remaining", remaining)
                .with("X-RateLimit-Reset", reset);
  }
}
