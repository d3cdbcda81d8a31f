package dev.tally.reader.text;

import dev.tally.reader.image.Picture;
import java.util.List;

/** Reads print. Thread-safe. Bad at writing: what it says of that is one voice among others. */
public interface TextRecognizer {

  /**
   * What each of the pictures says, in their order.
   *
   * @param lines one upright line of text each, cropped to it
   */
  List<RecognizedText> recognize(List<Picture> lines);
}
