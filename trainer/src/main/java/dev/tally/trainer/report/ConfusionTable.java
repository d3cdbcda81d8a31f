package dev.tally.trainer.report;

import dev.tally.trainer.evaluate.Confusion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What was taken for what, as a table whose mistakes glow. */
final class ConfusionTable {
  private static final int MOST_NAMED = 5;

  private ConfusionTable() {}

  private record Mistake(int is, int answer, int count) {}

  private static List<Mistake> mistakes(Confusion confusion) {
    List<Mistake> mistakes = new ArrayList<>();
    for (int is = 0; is < confusion.classes(); is++) {
      for (int answer = 0; answer < confusion.classes(); answer++) {
        if (is != answer && confusion.count(is, answer) > 0) {
          mistakes.add(new Mistake(is, answer, confusion.count(is, answer)));
        }
      }
    }
    mistakes.sort(Comparator.comparingInt(Mistake::count).reversed());
    return mistakes;
  }

  /** One sentence: the commonest mistakes. */
  static String summary(Confusion confusion) {
    List<Mistake> mistakes = mistakes(confusion);
    if (mistakes.isEmpty()) {
      return "Every digit was taken for what it is.";
    }
    return mistakes.stream()
        .limit(MOST_NAMED)
        .map(mistake -> mistake.is() + " as " + mistake.answer() + " (" + mistake.count() + ")")
        .collect(Collectors.joining(", ",
            "Rows are what a digit is, columns what it was taken for. Commonest: ", "."));
  }

  static Markup draw(Confusion confusion) {
    int most = mistakes(confusion).stream().mapToInt(Mistake::count).max().orElse(1);
    Markup table = new Markup().open("div", "class", "scroll").open("table", "class", "confusion");
    table.open("thead").open("tr").leaf("th", "is \\ read", "scope", "col");
    for (int answer = 0; answer < confusion.classes(); answer++) {
      table.leaf("th", Integer.toString(answer), "scope", "col");
    }
    table.leaf("th", "right", "scope", "col")
        .leaf("th", "images", "scope", "col")
        .close()
        .close()
        .open("tbody");
    for (int is = 0; is < confusion.classes(); is++) {
      row(table, confusion, is, most);
    }
    return table.close().close().close().line();
  }

  private static void row(Markup table, Confusion confusion, int is, int most) {
    table.open("tr").leaf("th", Integer.toString(is), "scope", "row");
    for (int answer = 0; answer < confusion.classes(); answer++) {
      int count = confusion.count(is, answer);
      if (is == answer) {
        table.leaf("td", Figures.count(count), "class", "right");
      } else if (count == 0) {
        table.leaf("td", "\u00b7", "class", "none");
      } else {
        // The square root lets a single mistake still be seen.
        table.leaf("td", Figures.count(count), "class", "wrong", "style",
            "--heat:" + Figures.plain(0.15 + 0.75 * Math.sqrt((double) count / most)), "title",
            is + " taken for " + answer + ": " + count + " of " + confusion.images(is));
      }
    }
    int images = confusion.images(is);
    table
        .leaf("td", images == 0 ? "" : Figures.percent((double) confusion.count(is, is) / images, 1), "class",
            "sum")
        .leaf("td", Figures.count(images), "class", "sum")
        .close();
  }
}
