package dev.tally.reader.field;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tally.reader.field.ColumnFinder.Column;
import dev.tally.reader.page.Ink;
import dev.tally.reader.rule.Rule;
import dev.tally.reader.rule.Rules;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnFinderTest {
  private static final Ink PAGE = new Ink(1000, 1400, new byte[1_400_000]);

  private static List<Column> columns(Rule... upright) {
    return ColumnFinder.of(new Rules(PAGE, List.of(upright), List.of()));
  }

  @Test
  void columnsLieBetweenRulesFromRightToLeft() {
    List<Column> columns = columns(new Rule(500, 300, 900), new Rule(600, 300, 900), new Rule(800, 300, 900));
    assertEquals(List.of(800.0, 600.0, 500.0), columns.stream().map(Column::left).toList());
    assertEquals(1000, columns.getFirst().right(), "the last one ends where the page does");
  }

  @Test
  void aStrokeThatVoidsAColumnIsNoRule() {
    List<Column> columns = columns(new Rule(600, 300, 1300), new Rule(700, 500, 700),
        new Rule(800, 300, 1300));
    assertEquals(List.of(800.0, 600.0), columns.stream().map(Column::left).toList());
  }

  /** A strip of the table beside the paper is as long as the page, the rules of a short form are not. */
  @Test
  void theEdgeOfThePaperDoesNotMakeRulesShort() {
    List<Column> columns = columns(new Rule(4, 0, 1400), new Rule(600, 300, 650), new Rule(800, 300, 650));
    assertEquals(List.of(800.0, 600.0), columns.stream().map(Column::left).toList());
  }
}
