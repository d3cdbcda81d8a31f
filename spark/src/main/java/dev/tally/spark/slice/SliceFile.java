package dev.tally.spark.slice;

import dev.tally.spark.row.RowSchema;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * The rows of a slice on their way: written where nobody looks, then moved to where they belong in one step. Whoever comes second, since
 * the first one was taken for dead, leaves what is there. Not for several threads.
 */
final class SliceFile implements AutoCloseable {
  private final FileSystem files;
  private final Path work;
  private final Path place;
  private final ParquetWriter<Group> writer;
  private boolean closed;

  SliceFile(FileSystem files, Layout layout, int slice, Configuration hadoop) throws IOException {
    this.files = files;
    this.work = layout.work(slice);
    this.place = layout.rows(slice);
    this.writer = ExampleParquetWriter.builder(work)
        .withConf(hadoop)
        .withType(RowSchema.TYPE)
        .withCompressionCodec(CompressionCodecName.SNAPPY)
        .build();
  }

  void write(Group row) throws IOException {
    writer.write(row);
  }

  /** Makes the slice appear. */
  void commit() throws IOException {
    writer.close();
    closed = true;
    files.mkdirs(place.getParent());
    if (!files.rename(work, place) && !files.exists(place)) {
      throw new IOException(work + " cannot be moved to " + place);
    }
  }

  /** Without {@link #commit} nothing is left behind. */
  @Override
  public void close() throws IOException {
    if (!closed) {
      writer.close();
    }
    files.delete(work, false);
  }
}
