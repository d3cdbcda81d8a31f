package dev.tally.reader.image;

import java.util.List;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_core;

/** Whether what is not Java came along: the one sentence in place of a linker's error somewhere deep inside. */
public final class NativeLibraries {
  /** For which there are OpenCV and ONNX Runtime both. */
  private static final List<String> PLATFORMS = List.of("linux-x86_64", "linux-arm64", "macosx-arm64",
      "windows-x86_64");
  private static final String MODULE = "dev.tally:tally-natives-";

  private NativeLibraries() {}

  /**
   * Makes sure that they can be loaded here.
   *
   * @throws IllegalStateException where there are none for this platform, where they are not on the class path, or where they do not
   *     load, with a sentence that says what to do
   */
  public static void require() {
    String platform = Loader.getPlatform();
    require(platform, isOnClassPath(platform));
    try {
      Loader.load(opencv_core.class);
    } catch (LinkageError e) {
      throw new IllegalStateException("Tally's native libraries for " + platform + " cannot be loaded: "
          + e.getMessage() + (platform.startsWith("linux") ? "; they need glibc, which Alpine lacks" : ""),
          e);
    }
  }

  /** Makes sure that there are any for this platform; ONNX Runtime brings its own. Throws {@link IllegalStateException} as {@link #require}. */
  public static void requirePlatform() {
    require(Loader.getPlatform(), true);
  }

  static void require(String platform, boolean onClassPath) {
    if (!PLATFORMS.contains(platform)) {
      throw new IllegalStateException(
          "Tally does not run on " + platform + ", but on " + String.join(", ", PLATFORMS));
    }
    if (!onClassPath) {
      throw new IllegalStateException("Tally's native libraries for " + platform
          + " are not on the class path: add " + MODULE + platform);
    }
  }

  private static boolean isOnClassPath(String platform) {
    return opencv_core.class.getResource(
        "/org/bytedeco/opencv/" + platform + "/" + System.mapLibraryName("jniopencv_core")) != null;
  }
}
