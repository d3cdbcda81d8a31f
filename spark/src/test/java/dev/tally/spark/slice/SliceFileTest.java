package dev.tally.spark.slice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.tally.spark.row.Outcome;
import dev.tally.spark.row.PhotoRow;
import dev.tally.spark.row.PhotoRow.Author;
import dev.tally.spark.row.RowSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SliceFileTest {
  private static final Configuration HADOOP = new Configuration();

  @TempDir
  private Path folder;

  private SliceFile open() throws IOException {
    Layout layout = layout();
    FileSystem files = Storage.of(layout.out(), HADOOP);
    return new SliceFile(files, layout, 17, HADOOP);
  }

  private Layout layout() {
    return new Layout(new org.apache.hadoop.fs.Path(folder.toString()));
  }

  private static void write(String photo, SliceFile file) throws IOException {
    file.write(RowSchema.group(
        PhotoRow.without(photo, null, Outcome.unreadable("empty", "Empty."), 1, new Author(List.of(), "1"))));
  }

  private List<String> photos() throws IOException {
    List<String> photos = new ArrayList<>();
    ParquetRows.each(layout().rows(17), RowSchema.TYPE, HADOOP, row -> photos.add(ParquetRows.photo(row)));
    return photos;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).map(folder::relativize).toList();
    }
  }

  @Test
  void rowsAppearTogetherAndNothingElseStays() throws IOException {
    try (SliceFile file = open()) {
      write("a", file);
      write("b", file);
      assertFalse(Files.exists(folder.resolve("slice=17")));
      file.commit();
      assertEquals(List.of("a", "b"), photos());
    }
    assertEquals(List.of(Path.of("slice=17/rows.parquet")), files());
  }

  @Test
  void withoutCommitNothingStays() throws IOException {
    try (SliceFile file = open()) {
      write("a", file);
    }
    assertEquals(List.of(), files());
  }

  @Test
  void twoThatWriteTheSameSliceLeaveOne() throws IOException {
    try (SliceFile first = open(); SliceFile second = open()) {
      write("a", first);
      write("a", second);
      first.commit();
      second.commit();
    }
    assertEquals(List.of("a"), photos());
    assertEquals(List.of(Path.of("slice=17/rows.parquet")), files());
  }
}
