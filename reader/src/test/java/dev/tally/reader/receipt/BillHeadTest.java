package dev.tally.reader.receipt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.Reading;
import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.image.Picture;
import dev.tally.reader.image.PixelBox;
import dev.tally.reader.page.PageFinder;
import dev.tally.reader.text.PageLine;
import dev.tally.reader.text.RecognizedText;
import dev.tally.reader.text.RecognizedText.Letter;
import dev.tally.reader.text.TextRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** On lines of text. */
final class BillHeadTest {
  private static PageLine line(int row, int height, String text, double probability) {
    List<Letter> letters = IntStream.range(0, text.length())
        .mapToObj(i -> new Letter(text.charAt(i), (i + 0.5) / text.length(), probability))
        .toList();
    return new PageLine(new PixelBox(20, 20 + 40 * row, 200, height),
        new RecognizedText(letters, new float[12 * 20]));
  }

  private static PageLine line(int row, String text) {
    return line(row, 20, text, 0.999);
  }

  private static Receipt.Head head(Optional<Locale> locale, PageLine... lines) {
    return new BillHead(PageFinder.whole(new Picture(300, 800, new byte[3 * 300 * 800])),
        new TextRows(List.of(lines), 0), locale).read();
  }

  private static Receipt.Head head(PageLine... lines) {
    return head(Optional.empty(), lines);
  }

  private static String read(Reading reading) {
    return assertInstanceOf(Reading.Read.class, reading, reading::toString).value();
  }

  private static List<String> unsure(Reading reading) {
    return assertInstanceOf(Reading.Unsure.class, reading, reading::toString).candidates()
        .stream()
        .map(Candidate::value)
        .sorted()
        .toList();
  }

  @Test
  void theLineAboveTheAddressIsTheMerchant() {
    Receipt.Head head = head(line(0, 34, "Canyon Auto Parts", 0.999), line(1, 20, "12 Station Road", 0.999),
        line(2, "TAX INVOICE"), line(3, "4-23-2015 11:21"));
    assertEquals("Canyon Auto Parts", read(head.merchant()));
    assertEquals("2015-04-23", read(head.date()));
  }

  @Test
  void whatStandsBelowTheAddressOrWithoutOneIsNotSurelyTheMerchant() {
    assertInstanceOf(Reading.Unreadable.class,
        head(line(0, "8030 Renaissance Parkway"), line(1, "Durham, NC 27713"), line(2, "Server Ana"))
            .merchant());
    assertEquals(List.of("Your guest is king"), unsure(head(line(0, "Your guest is king")).merchant()));
  }

  @Test
  void ofSeveralLinesAboveTheAddressOneIsSureThatIsNamedElsewhere() {
    PageLine address = line(2, "(914)237-5055");
    assertEquals(List.of("Open all day"),
        unsure(head(line(0, "We deliver"), line(1, "Open all day"), address).merchant()));
    assertEquals("Thai Gusto",
        read(head(line(0, "GUSTO"), line(1, "Thai Gusto"), address, line(3, "Server Ana")).merchant()));
  }

  @Test
  void countriesTellWhichWayRoundADateIs() {
    PageLine date = line(3, "03/07/2015");
    assertEquals("2015-03-07", read(head(line(0, "Everett, WA 98201"), date).date()));
    assertEquals("2015-07-03", read(head(line(0, "SAM TRADING SDN BHD"), date).date()));
    assertEquals("2015-07-03", read(head(line(0, "GSTIN 33AQEPK6191J2Z0"), date).date()));
    assertEquals(2, unsure(head(line(0, "Everett, WA 98201"), line(1, "SAM SDN BHD"), date).date()).size());
  }

  @Test
  void aPapersKindAndLabelsNameNobody() {
    assertInstanceOf(Reading.Unreadable.class,
        head(line(0, "TAX INVOICE"), line(1, "ESTIMATE"), line(2, "Invoice No.:"), line(3, "012-3456789"))
            .merchant());
  }

  @Test
  void aNameThatIsNotClearIsUnsure() {
    PageLine address = line(1, "12 Station Road");
    assertEquals(List.of("Con+racting"), unsure(head(line(0, "Con+racting"), address).merchant()));
    assertEquals(List.of("Grace Contractor"),
        unsure(head(line(0, 20, "Grace Contractor", 0.7), address).merchant()));
  }

  @Test
  void dayAndMonthThatMayBeEitherWayRoundAreUnsureUnlessTheCountryIsKnown() {
    PageLine line = line(0, "03/07/2015");
    assertEquals(List.of("2015-03-07", "2015-07-03"), unsure(head(line).date()));
    assertEquals("2015-07-03", read(head(Optional.of(Locale.UK), line).date()));
    assertEquals("2015-03-07", read(head(Optional.of(Locale.US), line).date()));
    assertEquals(2, unsure(head(Optional.of(Locale.ENGLISH), line).date()).size());
  }

  @Test
  void theDateThatIsNamedSoIsTheReceipts() {
    assertEquals("2018-12-25",
        read(head(line(0, "Date: 25/12/2018"), line(5, "valid until 31/12/2019")).date()));
    assertEquals(2, unsure(head(line(0, "25/12/2018"), line(5, "31/12/2019")).date()).size());
  }

  @Test
  void chancesOfDatesSumToAtMostOne() {
    List<PageLine> lines = new ArrayList<>();
    for (int day = 13; day < 20; day++) {
      lines.add(line(day, day + "/12/2018"));
    }
    Reading.Unsure unsure = assertInstanceOf(Reading.Unsure.class,
        head(lines.toArray(PageLine[]::new)).date());
    assertTrue(unsure.candidates().stream().mapToDouble(Candidate::confidence).sum() <= 1 + 1e-9);
  }

  @Test
  void aDateThatIsNotClearIsUnsure() {
    assertEquals(List.of("2024-10-17"), unsure(head(line(0, 20, "17/10/2024", 0.97)).date()));
  }

  @Test
  void withoutPrintNothingIsSaid() {
    assertInstanceOf(Reading.Unreadable.class, head().date());
    assertInstanceOf(Reading.Unreadable.class, head().merchant());
  }
}
