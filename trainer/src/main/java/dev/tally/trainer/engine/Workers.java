package dev.tally.trainer.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** A fixed number of threads, the caller's among them, that share out numbered tasks. */
final class Workers implements AutoCloseable {
  private final int threads;
  private final ExecutorService others;

  Workers(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("at least one thread is needed: " + threads);
    }
    this.threads = threads;
    this.others = Executors.newFixedThreadPool(Math.max(1, threads - 1),
        Thread.ofPlatform().daemon().name("tally-trainer-", 0).factory());
  }

  /** Runs task 0 to tasks - 1, each once, in any order, and waits for all. */
  void run(int tasks, IntConsumer task) {
    AtomicInteger next = new AtomicInteger();
    Runnable share = () -> {
      for (int i = next.getAndIncrement(); i < tasks; i = next.getAndIncrement()) {
        task.accept(i);
      }
    };
    List<Future<?>> running = new ArrayList<>();
    for (int i = 1; i < Math.min(threads, tasks); i++) {
      running.add(others.submit(share));
    }
    share.run();
    for (Future<?> future : running) {
      try {
        future.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while training", e);
      }
    }
  }

  @Override
  public void close() {
    others.shutdownNow();
  }
}
