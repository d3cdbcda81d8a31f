package dev.tally.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.tally.json.ReadingJson;
import dev.tally.reader.PhotoReader;
import dev.tally.reader.digit.DigitClassifier;
import dev.tally.reader.digit.ShippedModels;
import io.javalin.Javalin;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * The plainest server that answers what {@code tally serve} does: the same model behind the same HTTP library as that comes, with one
 * handler that decodes, classifies and answers. No keys, no limits, no queue, no metrics, no log, no batches. Prints its port and
 * ends with stdin.
 */
@Command(
    name = "plain-server",
    hidden = true,
    description = "The plainest alternative to 'tally serve', for comparison.")
final class PlainServerCommand implements Callable<Integer> {
  @Override
  public Integer call() throws IOException {
    String model = PhotoReader.DEFAULT_MODEL;
    OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    try (PhotoReader reader = PhotoReader.open(DigitClassifier.open(ShippedModels.read(model), model, 1))) {
      Javalin http = Javalin.create(config -> {
        config.startup.showJavalinBanner = false;
        config.routes.post("/v1/digits", ctx -> ctx.contentType("application/json")
            .result(ReadingJson.of(reader.readDigit(ctx.bodyAsBytes())).toString()));
        config.routes.get("/metrics", ctx -> ctx.result(ServerCpu.METRIC + system.getProcessCpuTime()));
      }).start("127.0.0.1", 0);
      System.out.println(http.port());
      System.in.transferTo(OutputStream.nullOutputStream());
      http.stop();
    }
    return 0;
  }
}
