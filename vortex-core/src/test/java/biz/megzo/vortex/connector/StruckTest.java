package biz.megzo.vortex.connector;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.connector.ShipmentRequest.Recipient;
import biz.megzo.vortex.model.Address;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StruckTest {
  private static final Recipient ANA =
      new Recipient(
          "Flori & Fii SRL",
          "Ștefania Țăran",
          "0722 000 001",
          "ana@example.org",
          new Address("Str. Măgurii 7", "Brașov", "Brașov", "500001", "RO"));

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "no street Str. Măgurii 7 in Brasov,no street *** in Brasov",
        "no street STR. MAGURII 7,no street ***",
        "refused for STEFANIA TARAN,refused for *** ***",
        "refused for Țăran Ștefania,refused for *** ***",
        "phone +40722000001 is wrong,phone +40*** is wrong",
        "phone 0722.000.001 is wrong,phone 0*** is wrong",
        "Ana@Example.org bounces,*** bounces",
        "FLORI is unknown,*** is unknown",
        "weight 7 is too much,weight 7 is too much"
      })
  void what_names_the_recipient_is_struck_and_nothing_else(String said, String shown) {
    assertThat(ANA.struckFrom(said)).isEqualTo(shown);
  }

  @Test
  void a_recipient_of_whom_little_is_known_strikes_little() {
    Recipient nobody = new Recipient("A", "", null, null, Address.none());
    assertThat(nobody.struckFrom("A locality is unknown, tel. 12")).contains("A locality");
    assertThat(nobody.struckFrom("")).isEmpty();
  }
}
