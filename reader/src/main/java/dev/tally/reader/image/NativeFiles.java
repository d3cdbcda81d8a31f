package dev.tally.reader.image;

import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.javacpp.Loader;

/** Where OpenCV's native library is unpacked once for all processes of a user, others' libraries are, too. */
public final class NativeFiles {
  private NativeFiles() {}

  /**
   * Unpacks a resource, unless it has been already, into a folder that is the same for all of its folder.
   *
   * @param owner whose jar it comes with
   * @throws IOException if there is no place to keep it
   */
  public static Path unpacked(Class<?> owner, String resource) throws IOException {
    return Loader.cacheResource(owner, resource).toPath();
  }
}
