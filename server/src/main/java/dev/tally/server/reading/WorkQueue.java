package dev.tally.server.reading;

import dev.tally.server.refusal.Refusal;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A few platform threads that read, and a line of bounded length before them. Reading is all computing, so more threads than cores
 * would gain nothing; virtual threads would hold up all others, because they are not taken off their carriers while they compute.
 */
public final class WorkQueue implements AutoCloseable {
  private static final int LONGEST_RETRY_SECONDS = 30;

  private final ThreadPoolExecutor threads;
  private final long patienceMillis;
  /** Of a piece of work, a running mean. */
  private final AtomicLong meanNanos = new AtomicLong();

  /**
   * @param name of its threads
   * @param capacity how many may wait
   * @param patienceSeconds how long one may wait
   */
  public WorkQueue(String name, int workers, int capacity, int patienceSeconds) {
    threads = new ThreadPoolExecutor(workers, workers, 0, TimeUnit.SECONDS,
        new ArrayBlockingQueue<>(capacity), Thread.ofPlatform().name(name + "-", 1).daemon().factory());
    patienceMillis = TimeUnit.SECONDS.toMillis(patienceSeconds);
  }

  /** What came of a piece of work, and how long it waited. */
  public record Done<T>(T result, long waitedNanos) {}

  /**
   * Does it on one of the threads and waits for it.
   *
   * @throws Refusal {@code NOT_NOW} where too many are before it
   */
  public <T> Done<T> run(Callable<T> work) throws InterruptedException {
    long asked = System.nanoTime();
    AtomicLong started = new AtomicLong(asked);
    FutureTask<T> task = new FutureTask<>(() -> {
      long start = System.nanoTime();
      started.set(start);
      try {
        return work.call();
      } finally {
        long took = System.nanoTime() - start;
        meanNanos.accumulateAndGet(took, (mean, last) -> mean == 0 ? last : mean + (last - mean) / 16);
      }
    });
    try {
      threads.execute(task);
    } catch (RejectedExecutionException _) {
      throw busy();
    }
    return new Done<>(result(task), started.get() - asked);
  }

  private <T> T result(FutureTask<T> task) throws InterruptedException {
    try {
      try {
        return task.get(patienceMillis, TimeUnit.MILLISECONDS);
      } catch (TimeoutException _) {
        if (threads.remove(task)) {
          throw busy();
        }
        return task.get();
      }
    } catch (InterruptedException e) {
      threads.remove(task);
      throw e;
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException own -> throw own;
        case OutOfMemoryError full -> throw Refusal.notNow("busy",
            "The picture does not fit into memory now; try again, or send a smaller one.", 5, full);
        case Error error -> throw error;
        default -> throw new IllegalStateException("work failed", e.getCause());
      }
    }
  }

  private Refusal busy() {
    long ahead = meanNanos.get() * waiting() / threads.getCorePoolSize();
    int seconds = Math.clamp(TimeUnit.NANOSECONDS.toSeconds(ahead) + 1, 1, LONGEST_RETRY_SECONDS);
    return Refusal.notNow("busy", "Too many pictures wait to be read; try again in " + seconds + " s.",
        seconds, null);
  }

  /** How many wait now. */
  public int waiting() {
    return threads.getQueue().size();
  }

  /** How many are being read now. */
  public int running() {
    return threads.getActiveCount();
  }

  /** Takes no more; what waits is still done. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException _) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
