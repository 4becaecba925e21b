package biz.megzo.vortex.runner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToldTest {
  private final Told told = new Told();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2 order(s) wait for a person; list those that are held | Comenzi care vă așteaptă: 2
          as CEL0016 by ion | ca CEL0016, de ion
          CAN-02 1 to 2; total 37.49 RON to 74.98 RON | CAN-02: de la 1 la 2 buc.; total de la 37,49 RON la 74,98 RON
          reference VX1: the PDF of CEL0015 holds no text that can be read; look for VX1 there | referința VX1: PDF-ul proformei CEL0015 nu conține text care poate fi citit; căutați acolo VX1
          CEL0016 as CEL0016 | CEL0016
          CHANGED_THERE, ours 27, theirs 99.5 | schimbat la Cel.ro: aici 27, acolo 99,5
          order.step | pas făcut la Cel.ro
          the price would jump from 174.25 to 1742.5 | prețul ar sări de la 174,25 la 1.742,50
          the channel says 1174.5 RON, the record would say 99 RON | Cel.ro spune 1.174,50 RON, proforma ar spune 99,00 RON
          LINES_READY sent | trimis la Cel.ro: produsele gata
          CONFIRM seen as CONFIRMED | confirmarea: Cel.ro o arată deja (confirmată)
          CEL0013 found as CEL0013 | CEL0013, regăsită în SmartBill
          the courier collects 1250.5 RON, the order is to be paid by CARD | curierul încasează 1.250,50 RON, dar comanda se plătește cu cardul
          COLLECTS_OTHERWISE: the courier collects 10 RON, the order asks for 12 RON | Curierul are de încasat altă sumă decât cere acum comanda. curierul încasează 10,00 RON, comanda cere 12,00 RON
          OTHER_ATTACHED FCT 12: Cel.ro shows ABC1 | Cineva a atașat altă factură comenzii în Cel.ro. FCT 12: Cel.ro afișează ABC1
          waybill 22280001 of fan-courier | AWB 22280001, fan-courier
          ours is 22280001, which is there too | al nostru este 22280001, afișat și el
          waybill 1 is one too many, the order has 2; cancel it at the courier: Refused[reason=no; never] | AWB 1 este în plus, comanda are 2; anulați-l la curier
          invoice FCT 0012: 12 bytes that are not a PDF | factura FCT 0012: 12 octeți care nu sunt un PDF
          IN_DOUBT: the courier can not be asked for reference VX1 | Nu este sigur dacă AWB-ul a fost emis: curierului nu i se poate cere referința VX1
          IN_DOUBT: no proforma after the quiet period | no proforma after the quiet period
          nobody ever said this | nobody ever said this
          $1 by ion | $1, de ion
          """)
  void what_is_known_is_said_in_romanian_and_the_rest_stays(String english, String romanian) {
    assertThat(told.romanian(english)).isEqualTo(romanian);
  }
}
