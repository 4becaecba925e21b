package biz.megzo.vortex.smartbill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SeenCodesTest {
  @Test
  void new_codes_known_codes_and_other_names_are_told_apart() {
    SeenCodes seen = new SeenCodes();
    for (int i = 0; i < 100_000; i++) {
      assertThat(seen.add("P-" + i, "name " + i)).isNull();
    }
    assertThat(seen.add("P-77", "name 77")).isTrue();
    assertThat(seen.add("P-77", "name 78")).isFalse();
    assertThat(seen.add("p-77", "name 77")).isNull();
  }

  @Test
  void a_large_answer_is_read_without_keeping_it() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(
        "{\"list\":[{\"warehouse\":{\"warehouseName\":\"D\"},\"products\":["
            .getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < 200_000; i++) {
      String row = (i == 0 ? "" : ",") + "{\"productCode\":\"P-" + i + "\",\"quantity\":" + i + "}";
      out.writeBytes(row.getBytes(StandardCharsets.UTF_8));
    }
    out.writeBytes("]}],\"errorText\":\"\"}".getBytes(StandardCharsets.UTF_8));
    AtomicInteger rows = new AtomicInteger();
    StockRows judge = new StockRows(true, level -> rows.incrementAndGet());
    assertThat(StockParser.parse(out.toByteArray(), row -> judge.take(row, ""))).isEmpty();
    assertThat(rows).hasValue(200_000);
    assertThat(judge.skipped()).isEmpty();
  }
}
