package dev.tally.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Who runs when: each repeat another one begins, so that nobody has the cool or the busy minutes for itself. */
final class Rotation {
  private Rotation() {}

  /**
   * The order of a repeat. Over as many repeats as there are contenders each is once in every place; every other such round goes
   * backwards, so that nobody has always the same predecessor.
   *
   * @param repeat from 0
   */
  static <T> List<T> order(List<T> contenders, int repeat) {
    List<T> order = new ArrayList<>(contenders);
    Collections.rotate(order, -repeat % contenders.size());
    return repeat / contenders.size() % 2 == 0 ? order : order.reversed();
  }
}
