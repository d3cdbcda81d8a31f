package dev.tally.spark;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A standalone Spark cluster on the loopback: a master and two workers of one core each, as processes of their own. It knows Spark's jars
 * alone, so that Tally's must travel with the job. Ends its processes when closed.
 */
final class SparkCluster implements AutoCloseable {
  private static final List<String> TEST_ONLY = List.of("junit", "archunit", "opentest4j", "surefire");

  private final Path folder;
  private final int port;
  private final List<Process> processes = new ArrayList<>();

  private SparkCluster(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /** @param folder for its logs and what it needs */
  static SparkCluster start(Path folder) throws IOException, InterruptedException {
    Path jars = Files.createDirectories(folder.resolve("spark/jars"));
    for (Path jar : sparkJars()) {
      Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar);
    }
    SparkCluster cluster = new SparkCluster(folder, freePort());
    String classPath = jars + File.separator + "*";
    cluster.launch("master", List.of("-Xmx256m", "-cp", classPath, "org.apache.spark.deploy.master.Master",
        "--host", "127.0.0.1", "--port", Integer.toString(cluster.port), "--webui-port", "0"));
    cluster.awaitMaster();
    for (String worker : List.of("worker-1", "worker-2")) {
      cluster.launch(worker,
          List.of("-Xmx256m", "-cp", classPath, "org.apache.spark.deploy.worker.Worker", "--host",
              "127.0.0.1", "--webui-port", "0", "--cores", "1", "--memory", "1g", "--work-dir",
              folder.resolve(worker).toString(), cluster.master()));
    }
    return cluster;
  }

  String master() {
    return "spark://127.0.0.1:" + port;
  }

  /** {@code tally batch} in a process of its own, with this cluster as its master. */
  Process batch(String name, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("-Xmx512m", "-Dtally.jars=" + tallyJars(), "-cp",
        classPath(), BatchCommand.class.getName(), "--master", master()));
    for (String setting : List.of("spark.driver.host=127.0.0.1", "spark.driver.bindAddress=127.0.0.1",
        "spark.executor.memory=640m",
        "spark.executor.extraJavaOptions=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")) {
      command.addAll(List.of("--conf", setting));
    }
    command.addAll(Arrays.asList(arguments));
    return launch(name, command);
  }

  /** What a process said. */
  String log(String name) throws IOException {
    return Files.readString(folder.resolve(name + ".log"));
  }

  private Process launch(String name, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(
        List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "@jvm.options",
            "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
        .redirectOutput(folder.resolve(name + ".log").toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("SPARK_HOME", folder.resolve("spark").toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  private void awaitMaster() throws IOException, InterruptedException {
    while (processes.getFirst().isAlive()) {
      try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (IOException _) {
        Thread.sleep(50);
      }
    }
    throw new IllegalStateException("the master did not start: " + log("master"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static List<Path> sparkJars() throws IOException {
    return paths(Files.readString(Path.of("target", "spark.txt")).strip());
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  private static List<Path> paths(String classPath) {
    return Stream.of(classPath.split(File.pathSeparator)).map(Path::of).toList();
  }

  /** All on this test's class path that executors do not have, folders of classes as jars. */
  private String tallyJars() throws IOException {
    List<Path> spark = sparkJars();
    List<String> jars = new ArrayList<>();
    for (Path path : paths(classPath())) {
      if (Files.isDirectory(path)) {
        jars.add(jar(path, folder.resolve("classes-" + jars.size() + ".jar")).toString());
      } else if (path.toString().endsWith(".jar") && !spark.contains(path)
          && TEST_ONLY.stream().noneMatch(path.toString()::contains)) {
        jars.add(path.toString());
      }
    }
    return jars.stream().collect(Collectors.joining(","));
  }

  private static Path jar(Path classes, Path jar) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        entries
            .putNextEntry(new JarEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
        Files.copy(file, entries);
      }
    }
    return jar;
  }

  /** Executors end with their workers. */
  @Override
  public void close() {
    for (Process process : processes.reversed()) {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
    }
    processes.forEach(process -> process.onExit().join());
  }
}
