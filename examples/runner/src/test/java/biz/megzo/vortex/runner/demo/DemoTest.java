package biz.megzo.vortex.runner.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class DemoTest {
  @Test
  void demo_keeps_its_promises_within_thirty_seconds() {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine demo = new CommandLine(new DemoCommand());
    demo.setOut(new PrintWriter(out, true));
    demo.setErr(new PrintWriter(err, true));
    int code = Assertions.assertTimeoutPreemptively(Duration.ofSeconds(30), () -> demo.execute());
    assertThat(code).as(out + "\n" + err).isZero();
    assertThat(out.toString().lines()).contains("orders 12, records 12, duplicates 0, oversold 0");
    assertThat(out.toString()).contains("uncertain", "recorded as CEL0012");
    assertThat(out.toString())
        .contains("is making: nobody", "Cel.ro shows 1 waybill", "its parcel is done 7");
    assertThat(err.toString()).isEmpty();
  }
}
