package dev.tally.bench;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What a contender did from the starting weights on.
 *
 * @param firstLoss of the first batch, before any update
 * @param lastLoss mean over the last {@value #LAST} batches, since single ones differ much
 * @param othersCores how many cores other processes took meanwhile
 */
record Run(int steps, double seconds, double firstLoss, double lastLoss, double othersCores) {
  private static final int LAST = 20;

  static Run of(Contender contender, Effort effort) {
    contender.restart();
    Deque<Double> losses = new ArrayDeque<>();
    double first = 0;
    int steps = 0;
    Bystanders bystanders = new Bystanders();
    long start = System.nanoTime();
    long nanos = 0;
    while (!effort.isDone(steps, nanos)) {
      double loss = contender.step(steps);
      first = steps == 0 ? loss : first;
      steps++;
      losses.addLast(loss);
      if (losses.size() > LAST) {
        losses.removeFirst();
      }
      nanos = System.nanoTime() - start;
    }
    return new Run(steps, nanos / 1e9, first, losses.stream().mapToDouble(d -> d).average().orElseThrow(),
        bystanders.cores());
  }

  double imagesPerSecond(int batch) {
    return steps * (double) batch / seconds;
  }
}
