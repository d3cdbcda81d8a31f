package dev.tally.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.PhotoReader;
import dev.tally.reader.Reading;
import dev.tally.reader.image.ImageDecoder;
import dev.tally.reader.image.ImageException;
import dev.tally.reader.image.Photo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.Test;

class PdfFormatTest {
  private static final Path NUMBER = Path.of("../examples/number-4431.png");
  private static final ImageDecoder DECODER = new ImageDecoder();

  private interface Drawing {
    void draw(PDDocument document, PDPage page) throws IOException;
  }

  /** A page of that many points each way, and blank ones behind it. */
  private static byte[] pdf(float width, float height, int pages, Drawing drawing) throws IOException {
    try (PDDocument document = new PDDocument()) {
      for (int i = 0; i < pages; i++) {
        document.addPage(new PDPage(new PDRectangle(width, height)));
      }
      drawing.draw(document, document.getPage(0));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  private static byte[] number(int pages) throws IOException {
    return pdf(200, 100, pages, (document, page) -> {
      PDImageXObject image = PDImageXObject.createFromByteArray(document, Files.readAllBytes(NUMBER),
          "number");
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.drawImage(image, 0, 0, 200, 100);
      }
    });
  }

  private static String refused(ImageException.Kind kind, byte[] pdf) {
    ImageException e = assertThrows(ImageException.class, () -> DECODER.decodePhoto(pdf));
    assertEquals(kind, e.kind(), e.getMessage());
    assertTrue(!e.getMessage().contains("\n"), e.getMessage());
    return e.getMessage();
  }

  @Test
  void aNumberOnAPageIsReadAsFromItsPicture() throws IOException {
    try (PhotoReader reader = PhotoReader.open()) {
      assertEquals("4431", assertInstanceOf(Reading.Read.class, reader.readNumber(number(1))).value());
    }
  }

  @Test
  void aPageIsRenderedAsAScannerWouldTakeIt() throws IOException {
    Photo letter = DECODER.decodePhoto(pdf(612, 792, 1, (_, _) -> {}));
    assertEquals(1700, letter.picture().width(), 1);
    assertEquals(2200, letter.picture().height(), 1);
    assertEquals(Optional.empty(), letter.damage());
    assertEquals(833, DECODER.decodePhoto(pdf(200, 100, 1, (_, _) -> {})).picture().width(), 1);
  }

  @Test
  void furtherPagesAreTold() throws IOException {
    assertTrue(DECODER.decodePhoto(number(3)).damage().get().startsWith("the file has 3 pages"));
  }

  @Test
  void aHugePageIsRefusedBeforeItIsDrawn() throws IOException {
    refused(ImageException.Kind.TOO_LARGE, pdf(14_400, 14_400, 1, (_, _) -> {}));
  }

  @Test
  void aHugePictureIsRefusedBeforeItIsDecoded() throws IOException {
    byte[] pdf = pdf(612, 792, 1, (document, page) -> {
      PDImageXObject image = PDImageXObject.createFromByteArray(document, Files.readAllBytes(NUMBER),
          "number");
      image.getCOSObject().setInt(COSName.WIDTH, 30_000);
      image.getCOSObject().setInt(COSName.HEIGHT, 30_000);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.drawImage(image, 0, 0, 100, 100);
      }
    });
    String message = refused(ImageException.Kind.TOO_LARGE, pdf);
    assertTrue(message.contains("30000 x 30000"), message);
  }

  @Test
  void aPageOfEndlessStepsIsRefused() throws IOException {
    byte[] pdf = pdf(612, 792, 1, (document, page) -> {
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        for (int i = 0; i < 600_000; i++) {
          content.moveTo(1, 1);
        }
      }
    });
    String message = refused(ImageException.Kind.UNSUPPORTED, pdf);
    assertTrue(pdf.length < 100_000 && message.contains("too many steps"), message);
  }

  @Test
  void whatCannotBeShownIsSaidInOneSentence() throws IOException {
    byte[] number = number(1);
    refused(ImageException.Kind.UNREADABLE, "%PDF-1.7 and nothing else".getBytes(StandardCharsets.US_ASCII));
    refused(ImageException.Kind.UNREADABLE, Arrays.copyOf(number, 100));
    byte[] locked = pdf(200, 100, 1, (document, _) -> document
        .protect(new StandardProtectionPolicy("owner", "user", new AccessPermission())));
    assertTrue(refused(ImageException.Kind.UNSUPPORTED, locked).contains("password"));
  }
}
