package dev.tally.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  private static Table table() {
    Table table = new Table("different", "first-run", "second");
    table.row("epochs", "2", "30");
    table.row("data train", "a".repeat(64), "b".repeat(64));
    return table;
  }

  @Test
  void aTableThatFitsStaysOne() {
    assertEquals(table().toString(), table().within(Integer.MAX_VALUE));
    assertEquals(3, table().within(200).lines().count());
  }

  @Test
  void oneThatDoesNotIsABlockARowWithNothingCut() {
    String narrow = table().within(80);
    assertEquals(List.of("epochs", "  first-run  2", "  second     30", "data train",
        "  first-run  " + "a".repeat(64), "  second     " + "b".repeat(64)), narrow.lines().toList());
    assertTrue(narrow.lines().allMatch(line -> line.length() <= 80), narrow);
  }
}
