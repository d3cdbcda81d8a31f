package dev.tally.reader.text;

import dev.tally.reader.image.Picture;
import java.util.List;

/** Finds lines of text in a picture: print and writing, words and numbers. Thread-safe. */
public interface TextDetector {

  /**
   * Every line, from top to bottom; empty where there are none. Words that stand far apart are lines of their own.
   *
   * @param longest pixels of the longer side at which the page is looked at: the larger, the smaller the text that is found
   */
  List<TextLine> detect(Picture page, int longest);
}
