package biz.megzo.vortex.runner;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.FlowReport;
import biz.megzo.vortex.HeartbeatReport;
import biz.megzo.vortex.celro.CelRoConfig;
import biz.megzo.vortex.celro.fake.FakeCelRo;
import biz.megzo.vortex.smartbill.SmartBillConfig;
import biz.megzo.vortex.smartbill.fake.FakeSmartBill;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;

/** The README says what is so. */
class ReadmeTest {
  private static final Path ROOT = Path.of("..", "..");

  @Test
  void every_line_of_java_in_the_readme_stands_in_a_program_that_runs() throws IOException {
    String program =
        squeezed(
            Files.readString(Path.of("src/main/java/biz/megzo/vortex/runner/EmbeddingMain.java")));
    List<String> blocks = javaBlocks(Files.readString(ROOT.resolve("README.md")));
    assertThat(blocks).isNotEmpty();
    for (String block : blocks) {
      assertThat(program).contains(squeezed(block));
    }
  }

  @Test
  void the_program_of_the_readme_works() throws Exception {
    try (FakeSmartBill smartBill = FakeSmartBill.start(InstantSource.system());
        FakeCelRo celRo = FakeCelRo.start()) {
      smartBill
          .company("RO12345678")
          .series("MKP", 1)
          .warehouse("Depozit")
          .product("LMP-01", "Lampa", "buc", "149.90", "Normala")
          .stock("Depozit", "LMP-01", 7);
      HeartbeatReport report =
          EmbeddingMain.once(
              JdbcConnectionPool.create("jdbc:h2:mem:readme;DB_CLOSE_DELAY=-1", "", ""),
              SmartBillConfig.builder(FakeSmartBill.EMAIL, FakeSmartBill.TOKEN, "RO12345678")
                  .baseUri(smartBill.base())
                  .series("MKP")
                  .build(),
              CelRoConfig.builder(celRo.username(), celRo.password())
                  .base(celRo.baseUri())
                  .build());
      assertThat(report.flow(Flow.ORDERS).orElseThrow().state()).isEqualTo(FlowReport.State.DONE);
      assertThat(report.flow(Flow.STOCK).orElseThrow().count("read")).isEqualTo(1);
    }
  }

  @Test
  void files_that_the_readme_points_to_are_there() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    for (String target : links(readme)) {
      assertThat(ROOT.resolve(target)).exists();
    }
  }

  private static List<String> links(String markdown) {
    return java.util.regex.Pattern.compile("]\\(([^)#]+)\\)")
        .matcher(markdown)
        .results()
        .map(match -> match.group(1))
        .filter(target -> !target.startsWith("http"))
        .toList();
  }

  private static List<String> javaBlocks(String markdown) {
    return java.util.regex.Pattern.compile("```java\\n(.*?)```", java.util.regex.Pattern.DOTALL)
        .matcher(markdown)
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  private static String squeezed(String text) {
    return text.replaceAll("\\s+", "");
  }
}
