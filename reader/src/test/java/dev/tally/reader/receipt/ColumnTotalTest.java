package dev.tally.reader.receipt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.tally.reader.Reading;
import dev.tally.reader.amount.Notation;
import dev.tally.reader.image.Picture;
import dev.tally.reader.page.Page;
import dev.tally.reader.page.PageFinder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ColumnTotalTest {

  /** All of a column may be strokes, or crossed out. */
  @Test
  void aColumnOfNothingHasNoTotal() {
    byte[] white = new byte[3 * 60 * 80];
    Arrays.fill(white, (byte) 255);
    Page page = PageFinder.find(new Picture(60, 80, white));
    ColumnTotal verdict = new ColumnTotal(page, Notation.of(Optional.empty(), Optional.empty()), List.of(),
        0.8);
    assertInstanceOf(Reading.Unreadable.class, verdict.total());
    assertEquals(List.of(), verdict.fields());
    assertEquals(List.of(), verdict.because());
    assertEquals(0, verdict.weight());
  }
}
