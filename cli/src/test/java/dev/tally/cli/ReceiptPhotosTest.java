package dev.tally.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.json.ReceiptJson;
import dev.tally.reader.PhotoReader;
import dev.tally.reader.receipt.Receipt;
import dev.tally.trainer.draw.ReceiptGenerator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Photos of receipts are made and read alike each time, on any thread, and leave nothing behind. */
class ReceiptPhotosTest {
  /** Less than one photo's pixels. */
  private static final long NATIVE_SLACK = 1 << 20;

  private static PhotoReader reader;

  @BeforeAll
  static void open() {
    reader = PhotoReader.open();
  }

  @AfterAll
  static void close() {
    reader.close();
  }

  @Test
  void theSameSeedMakesTheSamePhoto() {
    byte[] first = new ReceiptGenerator(3, Optional.empty()).sample(2).jpeg();
    assertArrayEquals(first, new ReceiptGenerator(3, Optional.empty()).sample(2).jpeg());
  }

  /** And a receipt's boxes lie within the photo. */
  @Test
  void twoPhotosAtOnceGiveWhatEachGivesAlone() throws Exception {
    ReceiptGenerator generator = new ReceiptGenerator(5, Optional.empty());
    byte[] one = generator.sample(0).jpeg();
    byte[] two = generator.sample(1).jpeg();
    String oneAlone = json(one);
    String twoAlone = json(two);
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      List<Future<String>> together = threads
          .invokeAll(List.<Callable<String>>of(() -> json(one), () -> json(two)));
      assertEquals(oneAlone, together.get(0).get());
      assertEquals(twoAlone, together.get(1).get());
    }
  }

  /** The first photos fill what is kept for good: models, tables. */
  @Test
  void photosLeaveNoNativeMemoryBehind() {
    byte[] photo = new ReceiptGenerator(5, Optional.empty()).sample(0).jpeg();
    long before = nativeBytesAfter(photo, 2);
    long after = nativeBytesAfter(photo, 4);
    assertTrue(after <= before + NATIVE_SLACK, "native bytes grew from " + before + " to " + after);
  }

  private static long nativeBytesAfter(byte[] photo, int times) {
    for (int i = 0; i < times; i++) {
      reader.readReceipt(photo);
    }
    return Pointer.totalBytes();
  }

  private static String json(byte[] photo) {
    Receipt receipt = reader.readReceipt(photo);
    receipt.fields()
        .forEach(field -> assertTrue(
            field.box().x() >= 0 && field.box().y() >= 0 && field.box().x() + field.box().width() <= 1 + 1e-9
                && field.box().y() + field.box().height() <= 1 + 1e-9,
            field.toString()));
    return ReceiptJson.of(receipt).toString();
  }
}
