package dev.tally.reader.field;

import dev.tally.reader.rule.Rule;
import dev.tally.reader.rule.Rules;
import java.util.ArrayList;
import java.util.List;

/** The columns of a form, told by its upright rules. */
final class ColumnFinder {
  /** Rules nearer to one another than this share of the page's width are one. */
  private static final double SAME = 0.014;
  /** A column's rule is at least this share of the page's height long, its pieces put together, */
  private static final double LEAST_LENGTH = 0.1;
  /** and of the longest: the stroke that voids the empty part of a column is shorter. */
  private static final double LEAST_OF_LONGEST = 0.3;
  private static final double NARROWEST = 0.025;
  private static final double WIDEST = 0.32;
  /** Amounts stand in the right part of a form. */
  private static final double LEFTMOST = 0.45;

  /** A column between two rules, in pixels. */
  record Column(double left, double right, int top, int bottom) {
    double width() {
      return right - left;
    }
  }

  private ColumnFinder() {}

  /** From right to left. */
  static List<Column> of(Rules rules) {
    int width = rules.ink().width();
    List<Rule> all = merged(rules.upright(), SAME * width);
    double least = Math.max(LEAST_LENGTH * rules.ink().height(), LEAST_OF_LONGEST * longest(all, width));
    List<Rule> lines = all.stream().filter(line -> line.length() >= least).toList();
    List<Column> columns = new ArrayList<>();
    for (int i = lines.size() - 1; i >= 0; i--) {
      Rule left = lines.get(i);
      Rule right = i + 1 < lines.size() ? lines.get(i + 1) : new Rule(width, left.from(), left.to());
      double wide = right.at() - left.at();
      if (left.at() >= LEFTMOST * width && wide >= NARROWEST * width && wide <= WIDEST * width) {
        columns.add(new Column(left.at(), right.at(), Math.min(left.from(), right.from()),
            Math.max(left.to(), right.to())));
      }
    }
    return columns;
  }

  /** Of those that are not the paper's own edge, below which a strip of the table may show. */
  private static int longest(List<Rule> rules, int width) {
    return rules.stream()
        .filter(rule -> rule.at() > SAME * width && rule.at() < (1 - SAME) * width)
        .mapToInt(Rule::length)
        .max()
        .orElse(0);
  }

  private static List<Rule> merged(List<Rule> rules, double same) {
    List<Rule> merged = new ArrayList<>();
    for (Rule rule : rules) {
      Rule last = merged.isEmpty() ? null : merged.getLast();
      if (last != null && rule.at() - last.at() < same) {
        double at = (last.at() * last.length() + rule.at() * rule.length()) / (last.length() + rule.length());
        merged.set(merged.size() - 1,
            new Rule(at, Math.min(last.from(), rule.from()), Math.max(last.to(), rule.to())));
      } else {
        merged.add(rule);
      }
    }
    return merged;
  }
}
