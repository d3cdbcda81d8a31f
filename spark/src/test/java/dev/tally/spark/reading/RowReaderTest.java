package dev.tally.spark.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.digit.ModelException;
import dev.tally.spark.reading.Networks.NetworkFile;
import dev.tally.spark.row.PhotoRow;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowReaderTest {
  @Test
  void aFaultIsARowAndNoException() {
    RowReader reader = new RowReader(Networks.of("phone", ""), ReadingSettings.DEFAULTS);
    PhotoRow row = reader.read("file:/a.jpg", _ -> {
      throw new IllegalStateException("a fault");
    });
    assertEquals("unreadable", row.total().outcome());
    assertEquals("fault", row.total().reasonCode());
    assertTrue(row.total().reason().contains("a fault"), row.total().reason());
    assertEquals(List.of("phone"), row.networks().stream().map(PhotoRow.NetworkHash::name).toList());
    assertTrue(row.version().matches("\\d+\\.\\d+.*"), row.version());
  }

  @Test
  void networksAreThoseOfTheCommandLine() {
    assertEquals(List.of("digits", "lines", "lines-photo"), names("digits", ""));
    assertEquals(List.of("digits"), names("digits", "none"));
    assertEquals(List.of("phone"), names("phone", ""));
    assertEquals(List.of("phone", "lines"), names("phone", "lines"));
  }

  private static List<String> names(String model, String lines) {
    return Networks.of(model, lines).files().stream().map(NetworkFile::name).toList();
  }

  @Test
  void aNetworkThatChangedOnItsWayIsRefused() {
    NetworkFile file = Networks.of("phone", "").files().getFirst();
    byte[] changed = file.bytes().clone();
    changed[1000]++;
    Networks networks = new Networks(List.of(new NetworkFile(file.name(), changed, file.sha256())));
    assertTrue(
        assertThrows(ModelException.class, networks::open).getMessage().contains("changed on its way"));
  }
}
