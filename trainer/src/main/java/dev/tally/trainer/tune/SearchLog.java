package dev.tally.trainer.tune;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a search has done, in {@code log.tsv}: a {@link Score} a line, on disk before the next trial is begun. A last line that was cut off
 * when the process was killed is forgotten. One process at a time holds a log.
 */
final class SearchLog implements AutoCloseable {
  private record Key(int rung, int trial) {}

  private final FileChannel channel;
  private final Map<Key, Score> scores = new HashMap<>();

  /**
   * Opens or begins a folder's log.
   *
   * @param search what is searched, as text
   * @throws IllegalArgumentException if the folder holds another search, or its log is damaged or in use
   */
  static SearchLog open(Path folder, String search) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve("log.tsv");
    FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
        StandardOpenOption.WRITE);
    try {
      lock(channel, folder);
      SameSearch.check(folder, search);
      return new SearchLog(channel, file);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static void lock(FileChannel channel, Path folder) throws IOException {
    boolean locked;
    try {
      locked = channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      locked = false;
    }
    if (!locked) {
      throw new IllegalArgumentException(
          "a search is running in " + folder + " already; wait for it, or give another --out");
    }
  }

  private SearchLog(FileChannel channel, Path file) throws IOException {
    this.channel = channel;
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    String whole = text.substring(0, text.lastIndexOf('\n') + 1);
    channel.truncate(whole.getBytes(StandardCharsets.UTF_8).length);
    channel.position(channel.size());
    List<String> lines = whole.lines().toList();
    if (lines.isEmpty()) {
      append(Score.HEADER);
    } else if (!lines.getFirst().equals(Score.HEADER)) {
      throw new IllegalArgumentException(file + " is no log of a search; give another --out");
    }
    for (int i = 1; i < lines.size(); i++) {
      try {
        put(Score.parse(lines.get(i)));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(file + " is damaged: line " + (i + 1) + " " + e.getMessage()
            + "; delete the line to train that trial again", e);
      }
    }
  }

  private void put(Score score) {
    scores.put(new Key(score.rung(), score.trial()), score);
  }

  Optional<Score> find(int rung, int trial) {
    return Optional.ofNullable(scores.get(new Key(rung, trial)));
  }

  void add(Score score) throws IOException {
    append(score.line());
    put(score);
  }

  private void append(String line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    channel.force(true);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
