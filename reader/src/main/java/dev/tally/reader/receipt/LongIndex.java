package dev.tally.reader.receipt;

/** Numbers its distinct values from 0 in the order they come, without an object for each. */
final class LongIndex {
  private final long[] values;
  /** Open addressing: 1 + the number of the value, or 0. */
  private final int[] slots;
  private int size;

  /** @param most distinct values that may come */
  LongIndex(int most) {
    values = new long[most];
    slots = new int[Integer.highestOneBit(most + 1) << 2];
  }

  int size() {
    return size;
  }

  long value(int number) {
    return values[number];
  }

  /** The value's number; -1 if it has none. */
  int of(long value) {
    return slots[slot(value)] - 1;
  }

  /** The value's number, a new one if it has none. */
  int add(long value) {
    int slot = slot(value);
    if (slots[slot] == 0) {
      values[size++] = value;
      slots[slot] = size;
    }
    return slots[slot] - 1;
  }

  /** Where the value is, or would go. */
  private int slot(long value) {
    // Fibonacci hashing (Knuth, TAOCP 3, 6.4): amounts often end in the same decimals.
    int slot = (int) ((value * 0x9E3779B97F4A7C15L) >>> 40) & (slots.length - 1);
    while (slots[slot] != 0 && values[slots[slot] - 1] != value) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }
}
