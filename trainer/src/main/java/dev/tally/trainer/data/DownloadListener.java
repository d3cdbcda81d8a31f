package dev.tally.trainer.data;

/** Hears how far a download is, on the thread that downloads, some times a megabyte. For a progress bar. */
@FunctionalInterface
public interface DownloadListener {
  /**
   * More of a file has arrived.
   *
   * @param file the name of the file that is being fetched
   * @param bytes how much of it is here, from 0 to total; begins above 0 where an earlier download is resumed, and falls back when
   *        one has to start again
   * @param total the size of the whole file in bytes; -1 where nobody knows it
   */
  void progressed(String file, long bytes, long total);
}
