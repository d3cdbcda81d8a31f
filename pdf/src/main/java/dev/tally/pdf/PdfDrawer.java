package dev.tally.pdf;

import dev.tally.reader.image.ImageException;
import dev.tally.reader.image.ImageLimits;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;

/** Draws a page, unless that would cost more than a photo within the limits does: a small file can ask for hours and gigabytes. */
final class PdfDrawer extends PageDrawer {
  /** Some fifty times what a page full of small print takes. */
  private static final int MOST_OPERATORS = 500_000;
  /** A scan in strips has a hundred, a page of icons some more. */
  private static final int MOST_PICTURES = 2000;

  private final ImageLimits limits;
  private int operators;
  private int pictures;

  PdfDrawer(PageDrawerParameters parameters, ImageLimits limits) throws IOException {
    super(parameters);
    this.limits = limits;
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    if (++operators > MOST_OPERATORS) {
      throw tooMuch();
    }
    super.processOperator(operator, operands);
  }

  @Override
  public void drawImage(PDImage image) throws IOException {
    if (++pictures > MOST_PICTURES) {
      throw tooMuch();
    }
    check(image);
    if (image instanceof PDImageXObject object) {
      check(object.getSoftMask());
      check(object.getMask());
    }
    super.drawImage(image);
  }

  /** Before it is decoded. Pictures of a pixel or two are ordinary here, as rules. */
  private void check(PDImage image) {
    if (image != null) {
      limits.checkSize(Math.max(image.getWidth(), limits.minSide()),
          Math.max(image.getHeight(), limits.minSide()));
    }
  }

  private static ImageException tooMuch() {
    return new ImageException(ImageException.Kind.UNSUPPORTED,
        "is a PDF whose page is drawn in too many steps");
  }
}
