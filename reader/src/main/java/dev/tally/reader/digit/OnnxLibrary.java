package dev.tally.reader.digit;

import ai.onnxruntime.OrtEnvironment;
import dev.tally.reader.image.NativeFiles;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * ONNX Runtime's native library, unpacked once for all processes of a user, beside OpenCV's.
 *
 * <p>By itself it is unpacked anew by each process into a temporary folder that stays behind: empty as a rule, with 24 MB after a
 * process that was killed. Such folders are swept when they are old enough for nobody to be unpacking into them. Whoever sets
 * {@code onnxruntime.native.path} has a library of their own, which is used.
 */
public final class OnnxLibrary {
  private static final String PATH = "onnxruntime.native.path";
  private static final String FOLDERS = "onnxruntime-java*";
  private static final Duration UNPACKED = Duration.ofMinutes(10);
  /** What ONNX Runtime looks for; not all of it is there for every platform. */
  private static final List<String> NAMES = List.of("onnxruntime", "onnxruntime4j_jni",
      "onnxruntime_providers_shared");

  private static final OrtEnvironment ENVIRONMENT;

  static {
    if (System.getProperty(PATH) == null) {
      unpack();
      sweep();
    }
    ENVIRONMENT = open();
  }

  private OnnxLibrary() {}

  /** The one environment of the process. Nothing else should ask for it first. */
  public static OrtEnvironment environment() {
    return ENVIRONMENT;
  }

  /** Makes a folder even where it unpacks nothing, and keeps it until the process ends in peace. */
  private static OrtEnvironment open() {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try {
      Field folder = Class.forName("ai.onnxruntime.OnnxRuntime").getDeclaredField("tempDirectory");
      folder.setAccessible(true);
      if (folder.get(null) instanceof Path own) {
        Files.deleteIfExists(own);
      }
    } catch (ReflectiveOperationException | IOException | RuntimeException _) {
      // Another version, or something is in it: it is deleted at the end, as ever.
    }
    return environment;
  }

  /** Where there is no place to keep it, ONNX Runtime goes its own way. */
  private static void unpack() {
    try {
      Path folder = null;
      for (String name : NAMES) {
        String resource = "/ai/onnxruntime/native/" + platform() + "/" + fileName(name);
        if (OrtEnvironment.class.getResource(resource) != null) {
          folder = NativeFiles.unpacked(OrtEnvironment.class, resource).getParent();
        }
      }
      if (folder != null) {
        System.setProperty(PATH, folder.toString());
      }
    } catch (IOException | RuntimeException _) {
      System.clearProperty(PATH);
    }
  }

  private static String platform() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    String os = system.contains("mac") ? "osx" : system.contains("win") ? "win" : "linux";
    return os + (processor.matches("aarch64|arm64") ? "-aarch64" : "-x64");
  }

  private static String fileName(String library) {
    return System.mapLibraryName(library).replace(".jnilib", ".dylib");
  }

  private static void sweep() {
    sweep(Path.of(System.getProperty("java.io.tmpdir")), Instant.now().minus(UNPACKED));
  }

  /** Deletes such folders, last changed before then, that hold nothing but the libraries. What cannot be deleted stays. */
  static void sweep(Path temporary, Instant before) {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(temporary, FOLDERS)) {
      for (Path folder : folders) {
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
            && Files.getLastModifiedTime(folder).toInstant().isBefore(before)) {
          delete(folder);
        }
      }
    } catch (IOException | RuntimeException _) {
      // Another user's, or another process was faster.
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> content = Files.list(folder)) {
      List<Path> files = content.toList();
      if (files.stream().allMatch(OnnxLibrary::isLibrary)) {
        for (Path file : files) {
          Files.delete(file);
        }
        Files.delete(folder);
      }
    } catch (IOException _) {
      // As above; the others are still swept.
    }
  }

  private static boolean isLibrary(Path file) {
    return NAMES.stream().anyMatch(name -> file.getFileName().toString().equals(fileName(name)));
  }
}
