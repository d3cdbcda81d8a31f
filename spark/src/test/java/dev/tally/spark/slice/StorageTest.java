package dev.tally.spark.slice;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.image.ImageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageTest {
  @TempDir
  private Path folder;

  @Test
  void placesAreUrisOrPaths() {
    assertEquals("/a b.jpg", Storage.path("file:/a%20b.jpg").toUri().getPath());
    assertEquals("/100%.jpg", Storage.path("/100%.jpg").toUri().getPath());
    assertEquals("/a b.jpg", Storage.path("file:///a b.jpg").toUri().getPath());
    assertEquals("bucket", Storage.path("s3a://bucket/a.jpg").toUri().getHost());
  }

  @Test
  void aPhotoIsFetchedByUriAndByPath() throws IOException {
    Path file = folder.resolve("a b.jpg");
    Files.writeString(file, "bytes");
    byte[] bytes = Files.readAllBytes(file);
    assertArrayEquals(bytes, Storage.photo(file.toUri().toString(), new Configuration()));
    assertArrayEquals(bytes, Storage.photo(file.toString(), new Configuration()));
  }

  @Test
  void whatCannotBeFetchedIsMissing() {
    for (String place : new String[] {folder.resolve("gone").toString(), folder.toString(),
        "nosuch://host/a.jpg", ""}) {
      ImageException e = assertThrows(ImageException.class, () -> Storage.photo(place, new Configuration()),
          place);
      assertEquals(ImageException.Kind.MISSING, e.kind());
      assertTrue(e.getMessage().startsWith("The picture "), e.getMessage());
    }
  }
}
