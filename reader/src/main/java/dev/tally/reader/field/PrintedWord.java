package dev.tally.reader.field;

import dev.tally.reader.component.Component;
import dev.tally.reader.component.Components;
import dev.tally.reader.look.Look;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A word of print that may be an amount.
 *
 * @param whole as it is printed
 * @param withoutFirst without its first letter, which may be a currency sign; empty where nothing or too little is left
 */
public record PrintedWord(Row whole, Optional<Row> withoutFirst) {
  /** Thermal print fades: with its ink so many times as dark, 30 of the totals of 50 scans were read, and 28 as it was. */
  private static final double DARKENED = 2;
  /** Gaps wider than this, in heights of the taller letter beside, are spaces. */
  private static final double SPACE = 0.45;
  /** An amount has so many letters at least: one digit and two for cents. */
  private static final int FEWEST = 3;

  /** As a whole, and what stands behind its last space. */
  static List<PrintedWord> of(List<Component> pieces, Components components, Look look) {
    List<Component> word = pieces.stream().sorted(Comparator.comparingInt(c -> c.box().x())).toList();
    List<PrintedWord> all = new ArrayList<>(List.of(of(word, 0, components, look)));
    int space = lastSpace(word);
    if (space > 0 && word.size() - space >= FEWEST) {
      all.add(of(word, space, components, look));
    }
    return all;
  }

  private static PrintedWord of(List<Component> word, int first, Components components, Look look) {
    int next = first + 1;
    while (next < word.size() && word.get(next).box().x() < word.get(first).box().right()) {
      next++;
    }
    return new PrintedWord(row(word, first, components, look),
        word.size() - next >= FEWEST ? Optional.of(row(word, next, components, look)) : Optional.empty());
  }

  private static Row row(List<Component> word, int first, Components components, Look look) {
    List<Component> pieces = word.subList(first, word.size());
    return new Row(Components.box(pieces), components.ink(pieces).darkened(DARKENED), Optional.empty(), look);
  }

  /** The first piece behind it; 0 where there is none. */
  private static int lastSpace(List<Component> word) {
    for (int i = word.size() - 1; i > 0; i--) {
      int right = word.subList(0, i).stream().mapToInt(piece -> piece.box().right()).max().orElseThrow();
      int height = Math.max(word.get(i - 1).box().height(), word.get(i).box().height());
      if (word.get(i).box().x() - right > SPACE * height) {
        return i;
      }
    }
    return 0;
  }
}
