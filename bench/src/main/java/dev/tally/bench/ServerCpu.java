package dev.tally.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** CPU time of a running server, which its metrics tell, and of this process: what the machine's other work does not change much. */
final class ServerCpu {
  /** Before the nanoseconds in a line of Prometheus' text format. */
  static final String METRIC = "process_cpu_time_ns_total ";

  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpRequest metrics;

  /** @param server any of its addresses */
  ServerCpu(URI server) {
    metrics = HttpRequest.newBuilder(server.resolve("/metrics")).build();
  }

  /** Nanoseconds of both since they began. */
  double nanos() throws IOException {
    try {
      double own = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
      return own + http.send(metrics, HttpResponse.BodyHandlers.ofLines())
          .body()
          .filter(line -> line.startsWith(METRIC))
          .mapToDouble(line -> Double.parseDouble(line.substring(METRIC.length())))
          .findFirst()
          .orElseThrow(() -> new BenchException(metrics.uri() + " does not tell the server's CPU time"));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new BenchException("interrupted");
    }
  }
}
