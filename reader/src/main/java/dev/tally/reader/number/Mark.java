package dev.tally.reader.number;

/** What stands between and behind digits. */
enum Mark {
  POINT("."),
  COMMA(","),
  DASH("-"),
  EQUALS("="),
  /** Dirt, the rest of a line, a piece of a neighbour: not read at all. */
  NOISE("");

  final String text;

  Mark(String text) {
    this.text = text;
  }
}
