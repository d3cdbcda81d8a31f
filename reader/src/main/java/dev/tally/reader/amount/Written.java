package dev.tally.reader.amount;

import java.util.ArrayList;
import java.util.List;

/**
 * A number's text in parts: {@code 1,234.50} is the groups 1, 234 and 50 with the marks {@code ,} and {@code .} between them.
 *
 * @param groups of digits, from left to right, at least one
 * @param marks between them, each what stands there
 * @param noCents whether a dash, a stroke or {@code =} at the end says that there are none: {@code 12/-}, {@code 12=}
 */
record Written(List<String> groups, List<String> marks, boolean noCents) {
  /** Nobody ends a number with two points: they are the pieces of a dash. */
  private static final int PIECES = 2;
  private static final int THOUSANDS = 3;
  /** By Indian custom all groups but the last have two digits. */
  private static final int LAKHS = 2;

  static Written of(String text) {
    List<String> groups = new ArrayList<>();
    List<String> marks = new ArrayList<>();
    int end = 0;
    for (int from = digit(text, 0, true); from < text.length(); from = digit(text, end, true)) {
      if (!groups.isEmpty()) {
        marks.add(text.substring(end, from));
      }
      end = digit(text, from, false);
      groups.add(text.substring(from, end));
    }
    String behind = text.substring(end);
    return new Written(groups, marks,
        behind.chars().anyMatch(mark -> "-=/".indexOf(mark) >= 0) || behind.length() >= PIECES);
  }

  /** From the first digit on. */
  static String withoutLead(String text) {
    return text.substring(digit(text, 0, true));
  }

  /** Where the next digit stands, or the next that is none; the text's length where there is none. */
  private static int digit(String text, int from, boolean wanted) {
    int at = from;
    while (at < text.length() && (text.charAt(at) >= '0' && text.charAt(at) <= '9') != wanted) {
      at++;
    }
    return at;
  }

  String last() {
    return groups.getLast();
  }

  /** What stands before the last group, a point or a comma before all else; 0 where there is but one group. */
  char lastMark() {
    return marks.isEmpty() ? 0 : mark(marks.getLast());
  }

  private static char mark(String between) {
    for (char wanted : new char[] {'.', ',', '-', '='}) {
      if (between.indexOf(wanted) >= 0) {
        return wanted;
      }
    }
    return between.charAt(0);
  }

  /** Whether all marks may part thousands or lakhs. */
  boolean isGrouped() {
    return isGrouped(groups.size());
  }

  /** Whether thousands are parted by another mark than the last, which then is none of thousands. */
  boolean isSaidTwice() {
    int count = groups.size();
    return count > 2 && isGrouped(count - 1) && mark(marks.getFirst()) != lastMark();
  }

  /** Whether the first groups, so many of them, are parted by one kind of mark as thousands or lakhs are. */
  private boolean isGrouped(int count) {
    for (int i = 1; i < count; i++) {
      int length = groups.get(i).length();
      boolean fits = length == THOUSANDS || (i < count - 1 && length == LAKHS);
      if (!fits || mark(marks.get(i - 1)) != mark(marks.getFirst())) {
        return false;
      }
    }
    return groups.getFirst().length() <= THOUSANDS;
  }
}
