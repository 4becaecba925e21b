package biz.megzo.vortex.runner;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Section 3 of the design, the clock rule, and what the library never does by itself. */
class ArchitectureTest {
  private static final String ROOT = "biz.megzo.vortex";
  private static final String[] PLUGINS = {
    ROOT + ".smartbill..", ROOT + ".celro..", ROOT + ".mapping..", ROOT + ".jdbc.."
  };
  private static final List<String> THIRD_PARTY =
      List.of(
          "com.fasterxml.",
          "org.jdbi.",
          "dev.failsafe.",
          "com.zaxxer.",
          "org.apache.pdfbox.",
          "com.google.re2j.",
          "org.h2.",
          "org.postgresql.");

  /** The library alone: no tests, no fakes, no examples. */
  private static final JavaClasses LIBRARY =
      new ClassFileImporter()
          .withImportOption(
              place ->
                  !place.contains("test-classes")
                      && !place.contains("-tests.jar")
                      && !place.contains("/vortex/runner/"))
          .importPackages(ROOT);

  private static final DescribedPredicate<JavaClass> CORE =
      resideInAPackage(ROOT + "..").and(DescribedPredicate.not(resideInAnyPackage(PLUGINS)));

  @Test
  void whole_library_is_looked_at() {
    assertThat(LIBRARY.contain(ROOT + ".Vortex")).isTrue();
    assertThat(LIBRARY.contain(ROOT + ".smartbill.SmartBill")).isTrue();
    assertThat(LIBRARY.contain(ROOT + ".celro.CelRo")).isTrue();
    assertThat(LIBRARY.contain(ROOT + ".mapping.Mapping")).isTrue();
    assertThat(LIBRARY.contain(ROOT + ".jdbc.JdbcStore")).isTrue();
    assertThat(LIBRARY.contain(ROOT + ".celro.fake.FakeCelRo")).isFalse();
  }

  @Test
  void core_depends_on_nothing_of_ours() {
    noClasses().that(CORE).should().dependOnClassesThat(resideInAnyPackage(PLUGINS)).check(LIBRARY);
  }

  @Test
  void siblings_never_depend_on_each_other() {
    for (String one : PLUGINS) {
      String[] others =
          Stream.of(PLUGINS).filter(other -> !other.equals(one)).toArray(String[]::new);
      noClasses()
          .that(resideInAPackage(one))
          .should()
          .dependOnClassesThat(resideInAnyPackage(others))
          .check(LIBRARY);
    }
  }

  @Test
  void internals_are_used_by_core_alone() {
    noClasses()
        .that(resideInAnyPackage(PLUGINS))
        .should()
        .dependOnClassesThat(resideInAPackage(ROOT + ".internal.."))
        .check(LIBRARY);
  }

  @Test
  void runner_uses_no_internals() {
    JavaClasses runner =
        new ClassFileImporter()
            .withImportOption(place -> !place.contains("test-classes"))
            .importPackages(ROOT + ".runner");
    noClasses().should().dependOnClassesThat(resideInAPackage(ROOT + ".internal..")).check(runner);
  }

  @Test
  void time_comes_from_the_injected_clock() {
    Set<String> clocks =
        Set.of("Instant", "LocalDate", "LocalDateTime", "LocalTime", "ZonedDateTime", "YearMonth");
    forbid(
        "reads a clock of its own",
        call -> {
          String owner = call.getTargetOwner().getSimpleName();
          String name = call.getName();
          return (clocks.contains(owner) && name.equals("now"))
              || name.equals("currentTimeMillis")
              || name.equals("systemDefault")
              || name.equals("systemDefaultZone");
        });
  }

  @Test
  void library_starts_no_threads_and_no_timers() {
    forbid(
        "starts a thread or a timer",
        call -> {
          String owner = call.getTargetOwner().getName();
          return owner.equals("java.util.Timer")
              || owner.equals("java.util.concurrent.Executors")
              || (owner.equals("java.lang.Thread") && call.getName().equals("<init>"))
              || (owner.equals("java.lang.Thread") && call.getName().equals("start"));
        });
  }

  @Test
  void remotes_are_reached_through_the_transport_alone() {
    noClasses()
        .that(DescribedPredicate.not(resideInAPackage(ROOT + ".http..")))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    "java.net.http..",
                    "com.sun.net..",
                    "sun..",
                    "org.apache.http..",
                    "org.apache.hc..",
                    "okhttp3..",
                    "java.rmi..")
                .or(assignableTo(javax.net.SocketFactory.class))
                .or(assignableTo(java.net.URLConnection.class))
                .or(assignableTo(java.net.Socket.class))
                .or(assignableTo(java.net.ServerSocket.class))
                .or(assignableTo(java.net.DatagramSocket.class))
                .or(assignableTo(java.nio.channels.NetworkChannel.class))
                .or(named("java.lang.ProcessBuilder")))
        .check(LIBRARY);
  }

  @Test
  void nobody_opens_a_url_or_starts_a_program() {
    forbid(
        "opens a URL or starts a program",
        call -> {
          String owner = call.getTargetOwner().getName();
          return (owner.equals("java.net.URL") && !call.getName().startsWith("get"))
              || (owner.equals("java.net.URI") && call.getName().equals("toURL"))
              || (owner.equals("java.lang.Runtime") && call.getName().equals("exec"));
        });
  }

  @Test
  void no_third_party_type_stands_in_a_public_signature() {
    List<String> found =
        LIBRARY.stream()
            .filter(ArchitectureTest::visible)
            .flatMap(
                type ->
                    Stream.concat(
                        type.getCodeUnits().stream()
                            .filter(ArchitectureTest::visible)
                            .filter(unit -> involved(unit).anyMatch(ArchitectureTest::foreign))
                            .map(JavaCodeUnit::getFullName),
                        Stream.concat(
                                type.getAllRawInterfaces().stream(),
                                type.getAllRawSuperclasses().stream())
                            .filter(ArchitectureTest::foreign)
                            .map(parent -> type.getName() + " is a " + parent.getName())))
            .toList();
    assertThat(found).isEmpty();
  }

  private static DescribedPredicate<JavaClass> named(String name) {
    return DescribedPredicate.describe(name, type -> type.getName().equals(name));
  }

  private static boolean visible(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && !type.getPackageName().startsWith(ROOT + ".internal")
        && type.getEnclosingClass().map(ArchitectureTest::visible).orElse(true);
  }

  private static boolean visible(JavaCodeUnit unit) {
    return unit.getModifiers().contains(JavaModifier.PUBLIC)
        || unit.getModifiers().contains(JavaModifier.PROTECTED);
  }

  private static Stream<JavaClass> involved(JavaCodeUnit unit) {
    return Stream.concat(
            Stream.of(unit.getReturnType().getAllInvolvedRawTypes()),
            Stream.of(
                unit.getParameterTypes().stream()
                    .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                    .collect(java.util.stream.Collectors.toSet()),
                Set.copyOf(unit.getExceptionTypes())))
        .flatMap(Set::stream);
  }

  private static boolean foreign(JavaClass type) {
    return THIRD_PARTY.stream().anyMatch(prefix -> type.getName().startsWith(prefix));
  }

  /** No class of the library makes such a call; method references count. */
  private static void forbid(String what, java.util.function.Predicate<JavaAccess<?>> forbidden) {
    List<String> found =
        LIBRARY.stream()
            .flatMap(type -> type.getAccessesFromSelf().stream())
            .filter(forbidden)
            .map(access -> what + ": " + access.getDescription())
            .toList();
    assertThat(found).isEmpty();
  }
}
