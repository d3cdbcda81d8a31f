package dev.tally.browser;

import dev.tally.browser.network.VectorMatrix;
import dev.tally.reader.Reading;
import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.exact.Exact;
import dev.tally.reader.image.Picture;
import java.util.ArrayList;
import java.util.List;
import org.teavm.interop.Export;

/**
 * What {@code worker.js} calls. Nothing but numbers goes in and out: so it needs nothing of TeaVM's runtime, which makes functions of text
 * where the page must allow that.
 */
public final class Worker {
  private static final int READ = 0;
  private static final int UNSURE = 1;
  private static final int UNREADABLE = 2;
  private static final int FAILED = 3;

  private static final int DIGITS = 0;
  private static final int WRITTEN = 1;

  private static final byte[][] networks = new byte[3][];
  private static byte[] rgb = {};
  private static BrowserReader reader;
  private static List<Candidate> candidates = List.of();
  private static String reason = "";
  private static String said = "";

  private Worker() {}

  /** Does nothing: all begins with a call. */
  public static void main(String[] arguments) {}

  /** Makes room for a network's file: 0 of digits, 1 of lines of ink, 2 of lines of photos. */
  @Export(name = "network")
  public static void network(int which, int bytes) {
    networks[which] = new byte[bytes];
  }

  /** Puts four bytes of it at their place, the lowest first; what is beyond its end is dropped. */
  @Export(name = "networkBytes")
  public static void networkBytes(int which, int at, int four) {
    for (int i = 0; i < Integer.BYTES && at + i < networks[which].length; i++) {
      networks[which][at + i] = (byte) (four >> (Byte.SIZE * i));
    }
  }

  /** Makes room for a picture of so many pixels. */
  @Export(name = "picture")
  public static void picture(int pixels) {
    rgb = new byte[3 * pixels];
  }

  /** A pixel of a canvas: red in the lowest byte, then green, blue and opacity. What can be seen through lies on white paper. */
  @Export(name = "pixel")
  public static void pixel(int index, int rgba) {
    int opacity = rgba >>> 24;
    for (int channel = 0; channel < 3; channel++) {
      int colour = (rgba >> (Byte.SIZE * channel)) & 0xff;
      rgb[3 * index + channel] = (byte) (255 + ((colour - 255) * opacity - 127) / 255);
    }
  }

  /** Reads the picture: 0 it is read, 1 unsure, 2 unreadable, 3 failed by a fault of the program's. */
  @Export(name = "read")
  public static int read(int width, int height) {
    try {
      if (reader == null) {
        reader = new BrowserReader(networks[0], networks[1], networks[2], VectorMatrix::new);
      }
      return take(reader.read(new Picture(width, height, rgb)));
    } catch (RuntimeException e) {
      candidates = List.of();
      reason = e.toString();
      return FAILED;
    }
  }

  private static int take(Reading reading) {
    return switch (reading) {
      case Reading.Read read -> {
        candidates = new ArrayList<>(List.of(read.best()));
        candidates.addAll(read.alternatives());
        reason = "";
        yield READ;
      }
      case Reading.Unsure unsure -> {
        candidates = unsure.candidates();
        reason = unsure.reason();
        yield UNSURE;
      }
      case Reading.Unreadable unreadable -> {
        candidates = List.of();
        reason = unreadable.reason();
        yield UNREADABLE;
      }
    };
  }

  /** How many candidates there are. */
  @Export(name = "candidates")
  public static int candidates() {
    return candidates.size();
  }

  /** A candidate's confidence, 0..1. */
  @Export(name = "confidence")
  public static double confidence(int index) {
    return candidates.get(index).confidence();
  }

  /**
   * What a candidate means as money, in minor units; -1 where it can be no amount.
   *
   * @param decimals of the currency, 0 to 4
   */
  @Export(name = "amount")
  public static double amount(int index, int decimals) {
    return BrowserReader.amount(candidates.get(index), decimals).orElse(-1);
  }

  /** Chooses a text and gives its length: of a candidate 0 its digits, 1 what is written; or 2 the reason. */
  @Export(name = "say")
  public static int say(int what, int index) {
    said = switch (what) {
      case DIGITS -> candidates.get(index).value();
      case WRITTEN -> candidates.get(index).text();
      default -> reason;
    };
    return said.length();
  }

  /** A character of that text. */
  @Export(name = "character")
  public static int character(int at) {
    return said.charAt(at);
  }

  /** A function of {@link Exact} by its number, so that a test can hold what is compiled to the JDK's bits. */
  @Export(name = "probe")
  public static double probe(int function, double x) {
    return switch (function) {
      case 0 -> Exact.exp(x);
      case 1 -> Exact.log(x);
      case 2 -> Exact.log1p(x);
      case 3 -> Exact.pow(x, 0.35);
      case 4 -> Exact.round(x);
      case 5 -> Exact.round((float) x);
      case 6 -> Exact.roundHalfEven((float) x);
      default -> throw new IllegalArgumentException("no function " + function);
    };
  }
}
