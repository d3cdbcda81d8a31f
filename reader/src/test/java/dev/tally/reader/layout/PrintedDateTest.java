package dev.tally.reader.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PrintedDateTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      Date: 25/12/2018 8:13:39 PM | 2018-12-25
      20/12/2017 | 2017-12-20
      12/28/201708:33PM | 2017-12-28
      2018-03-23 | 2018-03-23
      25-12-18 | 2018-12-25
      28.08.2018 16:17 | 2018-08-28
      03Mar201818:22 | 2018-03-03
      Aug08'19 | 2019-08-08
      08 DEC 2017 | 2017-12-08
      December 8th, 2017 | 2017-12-08
      3. Dezember 2019 | 2019-12-03
      15 août 2020 | 2020-08-15
      05/05/2019 | 2019-05-05
      """)
  void oneDayThatIsWrittenInManyWays(String line, LocalDate day) {
    List<PrintedDate> dates = PrintedDate.in(line);
    assertEquals(List.of(List.of(day)), dates.stream().map(PrintedDate::days).toList(), dates::toString);
  }

  @Test
  void dayAndMonthMayBeEitherWayRound() {
    PrintedDate date = PrintedDate.in("03/07/15").getFirst();
    assertEquals(List.of(LocalDate.of(2015, 7, 3), LocalDate.of(2015, 3, 7)), date.days());
    assertEquals("03/07/15", "03/07/15".substring(date.from(), date.to()));
  }

  @Test
  void twoInALine() {
    assertEquals(2, PrintedDate.in("from 12/30/2018 to 12/31/2018").size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"41050", "03-33624395", "32/13/2018", "1.234.567", "012-345-6789", "12.50", "24/7", "",
          "1/2 price", "99-99-9999", "10.0.0.12"})
  void whatIsNoDate(String line) {
    assertTrue(PrintedDate.in(line).isEmpty(), () -> PrintedDate.in(line).toString());
  }
}
