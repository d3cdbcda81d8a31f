package dev.tally.reader.image;

import java.nio.file.Path;

/**
 * The bytes cannot become a picture. The fault is in the input, not in the program, so the message is one
 * sentence for the person who sent the photo: what is wrong, and what to do.
 */
public final class ImageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What is wrong; each kind calls for a different action. */
  public enum Kind {
    /** No such file, or not a file, or it may not be read. */
    MISSING("check the path and who may read it"),
    /** No bytes at all. */
    EMPTY("copy or upload it again"),
    /** Bytes of something else, such as text. */
    NOT_AN_IMAGE("send the photo as JPEG, PNG, WebP, BMP or TIFF"),
    /** A picture of a known format that ends too early. */
    TRUNCATED("copy or upload it again"),
    /** More bytes or pixels than {@link ImageLimits} allow. */
    TOO_LARGE("make it smaller"),
    /** Fewer pixels than {@link ImageLimits} ask for. */
    TOO_SMALL("send a larger one"),
    /** A picture, but of a format or variant that is not read here. */
    UNSUPPORTED("save it as an ordinary JPEG or PNG"),
    /** A picture of a known format with damaged contents. */
    UNREADABLE("take or export the photo again");

    private final String advice;

    Kind(String advice) {
      this.advice = advice;
    }
  }

  private final Kind kind;
  private final String problem;

  /** @param problem completes the sentence "The picture ..."; no full stop, the advice follows */
  public ImageException(Kind kind, String problem) {
    this("The picture", kind, problem, null);
  }

  private ImageException(String subject, Kind kind, String problem, Throwable cause) {
    super(subject + " " + problem + "; " + kind.advice + ".", cause);
    this.kind = kind;
    this.problem = problem;
  }

  /** The same fault, with the file's name in place of "The picture". */
  ImageException in(Path file) {
    return new ImageException(file.toString(), kind, problem, this);
  }

  public Kind kind() {
    return kind;
  }
}
