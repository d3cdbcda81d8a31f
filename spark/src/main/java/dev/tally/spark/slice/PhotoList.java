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
import org.apache.parquet.hadoop.example.GroupReadSupport;

/** The photos of a slice, as the run planned them. */
final class PhotoList {
  private PhotoList() {}

  /** In their order; none where the slice's folder is not there. */
  static List<String> of(FileSystem files, Path folder, Configuration hadoop) throws IOException {
    List<String> photos = new ArrayList<>();
    if (!files.exists(folder)) {
      return photos;
    }
    for (FileStatus part : files.listStatus(folder, path -> path.getName().endsWith(".parquet"))) {
      try (ParquetReader<Group> rows = ParquetReader.builder(new GroupReadSupport(), part.getPath())
          .withConf(hadoop)
          .build()) {
        for (Group row = rows.read(); row != null; row = rows.read()) {
          photos.add(row.getString("photo", 0));
        }
      }
    }
    photos.sort(null);
    return photos;
  }
}
