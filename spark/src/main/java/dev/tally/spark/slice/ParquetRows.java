package dev.tally.spark.slice;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Rows of Parquet files, read where there is no Spark session. */
final class ParquetRows {
  private static final String PHOTO = "photo";
  private static final MessageType PHOTOS = MessageTypeParser
      .parseMessageType("message photos { optional binary photo (STRING); }");

  private ParquetRows() {}

  /** What is done with a row. */
  interface Use {
    void of(Group row) throws IOException;
  }

  /** The photos that the run's plan has for a slice, in their order; none where the slice's folder is not there. */
  static List<String> photos(Path folder, Configuration hadoop) throws IOException {
    List<String> photos = new ArrayList<>();
    FileSystem files = folder.getFileSystem(hadoop);
    if (files.exists(folder)) {
      for (FileStatus part : files.listStatus(folder, path -> path.getName().endsWith(".parquet"))) {
        each(part.getPath(), PHOTOS, hadoop, row -> photos.add(photo(row)));
      }
    }
    photos.sort(null);
    return photos;
  }

  static String photo(Group row) {
    return row.getString(PHOTO, 0);
  }

  /** Each row of a file, of these columns alone; those that the file does not have are null. */
  static void each(Path file, MessageType columns, Configuration hadoop, Use use) throws IOException {
    Configuration projection = new Configuration(hadoop);
    projection.set(ReadSupport.PARQUET_READ_SCHEMA, columns.toString());
    try (ParquetReader<Group> rows = ParquetReader.builder(new GroupReadSupport(), file)
        .withConf(projection)
        .build()) {
      for (Group row = rows.read(); row != null; row = rows.read()) {
        use.of(row);
      }
    }
  }
}
