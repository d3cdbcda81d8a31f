package dev.tally.pdf;

import dev.tally.reader.image.DocumentFormat;
import dev.tally.reader.image.ImageException;
import dev.tally.reader.image.ImageLimits;
import dev.tally.reader.image.Photo;
import dev.tally.reader.image.Picture;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;

/**
 * Renders the first page of a PDF as a scanner would have taken it. Good for bills that were made or scanned as PDF. Bad for text
 * that is in the file as text: it is drawn and read again from its pixels, like any photo's.
 */
public final class PdfFormat implements DocumentFormat {
  private static final byte[] SIGNATURE = "%PDF".getBytes(StandardCharsets.US_ASCII);
  private static final double POINTS_AN_INCH = 72;
  /** A page of letter size has as many pixels then as {@code ImageDecoder} leaves a photo; small slips get more. */
  private static final double DOTS_AN_INCH = 200;
  private static final double MOST_DOTS_AN_INCH = 300;
  private static final double LONGER_SIDE = 1900;

  /** Held here, since a logger that nobody holds forgets its level. The library tells of each odd font on stderr. */
  private static final Logger LOG = Logger.getLogger("org.apache");

  static {
    LOG.setLevel(Level.OFF);
  }

  @Override
  public boolean isOne(byte[] bytes) {
    return bytes.length >= SIGNATURE.length
        && Arrays.equals(bytes, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
  }

  @Override
  public Photo firstPage(byte[] bytes, ImageLimits limits) {
    try (PDDocument document = Loader.loadPDF(bytes)) {
      if (document.getNumberOfPages() == 0) {
        throw new ImageException(ImageException.Kind.UNREADABLE, "is a PDF without a page");
      }
      return new Photo(picture(document, limits), otherPages(document.getNumberOfPages()));
    } catch (InvalidPasswordException _) {
      throw new ImageException(ImageException.Kind.UNSUPPORTED, "is a PDF that asks for a password");
    } catch (IOException | IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException
        | ClassCastException | NullPointerException | ArithmeticException | StackOverflowError _) {
      // What a damaged file makes of the library; its own words mean nothing to whoever sent it.
      throw new ImageException(ImageException.Kind.UNREADABLE, "is a damaged PDF");
    }
  }

  private static Picture picture(PDDocument document, ImageLimits limits) throws IOException {
    PDPage page = document.getPage(0);
    PDRectangle box = page.getCropBox();
    double longer = Math.max(box.getWidth(), box.getHeight()) / POINTS_AN_INCH;
    double dots = Math.clamp(LONGER_SIDE / longer, DOTS_AN_INCH, MOST_DOTS_AN_INCH);
    double scale = dots / POINTS_AN_INCH;
    limits.checkSize(Math.round(box.getWidth() * scale), Math.round(box.getHeight() * scale));
    return picture(new LimitedRenderer(document, limits).renderImage(0, (float) scale, ImageType.RGB));
  }

  private static Picture picture(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    byte[] rgb = new byte[3 * width * height];
    int[] row = new int[width];
    int at = 0;
    for (int y = 0; y < height; y++) {
      for (int pixel : image.getRGB(0, y, width, 1, row, 0, width)) {
        rgb[at++] = (byte) (pixel >> 16);
        rgb[at++] = (byte) (pixel >> 8);
        rgb[at++] = (byte) pixel;
      }
    }
    return new Picture(width, height, rgb);
  }

  private static Optional<String> otherPages(int pages) {
    return pages == 1
        ? Optional.empty()
        : Optional.of(String.format(Locale.ROOT,
            "the file has %d pages and only the first was read; send the others as files of their own",
            pages));
  }

  private static final class LimitedRenderer extends PDFRenderer {
    private final ImageLimits limits;

    LimitedRenderer(PDDocument document, ImageLimits limits) {
      super(document);
      this.limits = limits;
    }

    @Override
    protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
      return new PdfDrawer(parameters, limits);
    }
  }
}
