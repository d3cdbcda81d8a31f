package dev.tally.spark.reading;

import dev.tally.reader.PhotoReader;
import dev.tally.spark.row.PhotoRow.NetworkHash;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The one reader of a process, which all its tasks share: its networks cost some 300 MB of native memory, and as many threads as come
 * may read with it. It is opened when first needed and ends with the process, since nobody knows which task is the last.
 */
public final class ReaderOfProcess {
  /** One, but where a program runs several batches with different networks. */
  private static final Map<List<NetworkHash>, PhotoReader> OPEN = new ConcurrentHashMap<>();

  private ReaderOfProcess() {}

  /** Throws {@link dev.tally.reader.digit.ModelException} where a network cannot be opened. */
  public static PhotoReader with(Networks networks) {
    return OPEN.computeIfAbsent(networks.hashes(), _ -> networks.open());
  }
}
