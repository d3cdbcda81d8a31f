package dev.tally.spark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** Small printed bills as PDF, made here, so that tests need no photos. */
final class Bills {
  private static final int POINTS = 13;
  private static final float LEADING = 22;
  private static final float MARGIN = 20;
  private static final float WIDTH = 260;

  private Bills() {}

  /** Whose total is read: 13.82. */
  static byte[] withTotal() throws IOException {
    return pdf("GREEN CORNER CAFE", "12 Mill Street", "03/12/2018", "Coffee            3.50",
        "Tea               4.20", "Cake              5.10", "Subtotal         12.80",
        "Tax               1.02", "TOTAL            13.82");
  }

  /** Whose total nobody can tell. */
  static byte[] withoutTotal() throws IOException {
    return pdf("GREEN CORNER CAFE", "12 Mill Street", "Coffee            3.50", "Tea               4.20",
        "Cake              5.10", "", "Water             1.20");
  }

  private static byte[] pdf(String... lines) throws IOException {
    try (PDDocument document = new PDDocument(); ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      PDPage page = new PDPage(new PDRectangle(WIDTH, 2 * MARGIN + LEADING * lines.length));
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.setFont(new PDType1Font(FontName.COURIER_BOLD), POINTS);
        content.setLeading(LEADING);
        content.beginText();
        content.newLineAtOffset(MARGIN, LEADING * lines.length);
        for (String line : lines) {
          content.showText(line);
          content.newLine();
        }
        content.endText();
      }
      document.save(bytes);
      return bytes.toByteArray();
    }
  }
}
