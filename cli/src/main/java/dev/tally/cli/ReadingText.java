package dev.tally.cli;

import dev.tally.reader.Reading;
import dev.tally.reader.receipt.Receipt;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** What was read, for people: a line a picture, and below it what a receipt holds. */
record ReadingText(Colours colours) {

  /** @param width of the longest file's name */
  String line(String file, int width, Reading reading) {
    return file + " ".repeat(width - file.length()) + "  " + outcome(reading, "%-12s") + switch (reading) {
      case Reading.Read read -> String.format(Locale.ROOT, " %5.1f %%  as written: %s%s",
          100 * read.confidence(), read.text(), others(read.alternatives()));
      case Reading.Unsure unsure ->
        String.format(Locale.ROOT, " %5.1f %%  %s (%s)", 100 * unsure.candidates().getFirst().confidence(),
            others(unsure.candidates()).strip(), unsure.reason());
      case Reading.Unreadable unreadable -> "          " + unreadable.reason();
    };
  }

  private String outcome(Reading reading, String format) {
    String word = switch (reading) {
      case Reading.Read read -> read.value();
      case Reading.Unsure _ -> "unsure";
      case Reading.Unreadable _ -> "unreadable";
    };
    return colours.of(reading, String.format(Locale.ROOT, format, word));
  }

  /** The fields, and what the sums did. */
  void details(Receipt receipt, PrintWriter out) {
    for (Receipt.Field field : receipt.fields()) {
      String kind = String.format(Locale.ROOT, "    %-9s ", field.kind().name().toLowerCase(Locale.ROOT));
      out.println(kind + switch (field.reading()) {
        case Reading.Read read -> outcome(read, "%-12s")
            + String.format(Locale.ROOT, " %5.1f %%  as written: %s", 100 * read.confidence(), read.text());
        case Reading.Unsure unsure -> outcome(unsure, "%s") + " " + others(unsure.candidates());
        case Reading.Unreadable unreadable -> outcome(unreadable, "%s") + "    " + unreadable.reason();
      });
    }
    head("date", receipt.head().date(), out);
    head("merchant", receipt.head().merchant(), out);
    receipt.because().forEach(because -> out.println("    because   " + because));
  }

  private void head(String name, Reading reading, PrintWriter out) {
    String start = String.format(Locale.ROOT, "    %-9s ", name);
    switch (reading) {
      case Reading.Read read -> out.println(
          start + outcome(read, "%-12s") + String.format(Locale.ROOT, " %5.1f %%", 100 * read.confidence()));
      case Reading.Unsure unsure -> out.println(
          start + outcome(unsure, "%s") + " " + others(unsure.candidates()) + " (" + unsure.reason() + ")");
      case Reading.Unreadable _ -> {
        // Most bills that a hand filled have none in print; that is no news.
      }
    }
  }

  private static String others(List<Reading.Candidate> candidates) {
    StringBuilder text = new StringBuilder();
    for (Reading.Candidate candidate : candidates.subList(0, Math.min(3, candidates.size()))) {
      text.append(String.format(Locale.ROOT, "%s%s %.1f %%", text.isEmpty() ? "   perhaps " : ", ",
          candidate.value(), 100 * candidate.confidence()));
    }
    return text.toString();
  }
}
