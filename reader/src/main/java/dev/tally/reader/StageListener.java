package dev.tally.reader;

import dev.tally.reader.image.GrayPicture;
import java.util.function.Supplier;

/**
 * Shown the picture after each stage: how one finds out why a photo was not read. Called on the reading thread.
 */
@FunctionalInterface
public interface StageListener {
  StageListener NONE = (_, _) -> {};

  /**
   * After a stage.
   *
   * @param stage a short name, fit for a file name
   * @param picture makes the picture when it is wanted
   */
  void after(String stage, Supplier<GrayPicture> picture);
}
