package biz.megzo.vortex.celro;

import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.Finding;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks whether the account can be used as configured. */
final class Examination {
  private static final long WARN_DAYS = 14;

  private final CelRoConfig config;
  private final InstantSource clock;
  private final Session session;
  private final StatusBook statuses;
  private final Catalogue catalogue;
  private final @Nullable ClientCertificate certificate;

  Examination(
      CelRoConfig config,
      InstantSource clock,
      Session session,
      StatusBook statuses,
      Catalogue catalogue,
      @Nullable ClientCertificate certificate) {
    this.config = config;
    this.clock = clock;
    this.session = session;
    this.statuses = statuses;
    this.catalogue = catalogue;
    this.certificate = certificate;
  }

  List<Finding> run() {
    List<Finding> findings = new ArrayList<>();
    if (certificate != null) {
      findings.add(certificate(certificate));
    }
    session.readmit();
    try {
      Map<String, String> names = statuses.refreshed();
      findings.add(Finding.ok("login", "Cel.ro accepts the account at " + config.base()));
      findings.add(statuses(names));
    } catch (ConnectorException e) {
      findings.add(Finding.problem("login", text(e), remedy(e)));
      return findings;
    }
    try {
      findings.add(categories(catalogue.categories().size()));
    } catch (ConnectorException e) {
      findings.add(Finding.problem("categories", text(e), remedy(e)));
    }
    return findings;
  }

  private Finding certificate(ClientCertificate used) {
    String subject = "certificate";
    String remedy =
        "make a new one in the Cel.ro panel (Account > Information > Security) and replace the file";
    try {
      Instant end = used.notAfter();
      long days = Duration.between(clock.instant(), end).toDays();
      if (!clock.instant().isBefore(end)) {
        return Finding.problem(subject, "the client certificate ended at " + end, remedy);
      }
      String left = days + " days left, until " + end;
      return days <= WARN_DAYS ? Finding.warning(subject, left, remedy) : Finding.ok(subject, left);
    } catch (ConnectorException e) {
      return Finding.problem(subject, text(e), "check path and passphrase, or " + remedy);
    }
  }

  private Finding statuses(Map<String, String> names) {
    List<String> unknown =
        names.entrySet().stream()
            .filter(e -> !statuses.understood(e.getKey(), e.getValue()))
            .map(e -> e.getKey() + " (" + e.getValue() + ")")
            .toList();
    if (names.isEmpty()) {
      return Finding.warning(
          "statuses", "Cel.ro lists no order statuses", "map ids in CelRoConfig.statuses");
    }
    if (unknown.isEmpty()) {
      return Finding.ok("statuses", names.size() + " order statuses, all understood");
    }
    return Finding.warning(
        "statuses",
        unknown.size()
            + " of "
            + names.size()
            + " order statuses are not known: "
            + String.join(", ", unknown),
        "map these ids in CelRoConfig.statuses; until then such orders count as OTHER");
  }

  private static Finding categories(int count) {
    return count > 0
        ? Finding.ok("categories", count + " categories")
        : Finding.warning(
            "categories",
            "Cel.ro lists no category for this account",
            "ask for access to categories in the Cel.ro panel");
  }

  private static String text(ConnectorException e) {
    return String.valueOf(e.getMessage());
  }

  private static String remedy(ConnectorException e) {
    return switch (e.kind()) {
      case REFUSED -> "check user name, password and the rights of the account";
      case MISCONFIGURED -> "correct the configuration";
      case BLOCKED -> "wait until " + e.retryAt().map(Instant::toString).orElse("the block ends");
      case UNREACHABLE -> "check the network and the base address, and try again";
      case UNREADABLE -> "check the base address; if it is right, report this";
    };
  }
}
