package dev.tally.reader.receipt;

import dev.tally.reader.Reason;
/** Ink close beside a number that may belong to it and was not read. */
enum Unread {
  BEFORE("something stands close before it that was not read"),
  /** Perhaps cents: sums of amounts that all lack theirs close as well, so that they settle nothing. */
  BEHIND("something stands close behind it that was not read");

  private final String sentence;

  Unread(String sentence) {
    this.sentence = sentence;
  }

  Reason why() {
    return new Reason(Reason.Code.UNREAD_INK, sentence);
  }
}
