package dev.tally.server.http;

import dev.tally.server.Setting;
import dev.tally.server.Settings;
import dev.tally.server.metrics.Metrics;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;

/** How the server listens. Each request has a virtual thread of its own; reading is done on others, see {@code WorkQueue}. */
public final class HttpListener {
  /** A connection on which nothing comes or goes for so long is closed. */
  private static final long IDLE_MILLIS = TimeUnit.SECONDS.toMillis(30);
  private static final int WAITING_CONNECTIONS = 512;
  /** As long as bodies may take to arrive; for larger answers longer, at the rate of a photo of 10 MB in a minute. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long BYTES_PER_SECOND = 175_000;

  private HttpListener() {}

  public static void configure(JavalinConfig config, Settings settings, Metrics metrics) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = true;
    config.http.prefer405over404 = true;
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.jetty.modifyHttpConfiguration(HttpListener::configure);
    config.jetty.modifyServer(server -> configure(server, settings, metrics));
    config.jetty.addConnector((server, http) -> connector(server, http, settings));
    if (settings.isSet(Setting.CORS_ORIGINS)) {
      config.bundledPlugins.enableCors(cors -> cors.addRule(rule -> {
        settings.list(Setting.CORS_ORIGINS).forEach(origin -> rule.allowHost(origin));
        rule.exposeHeader("X-Request-Id");
        rule.exposeHeader("ETag");
      }));
    }
    if (settings.isSet(Setting.STATIC_FOLDER)) {
      StaticFolder.addTo(config.staticFiles, settings);
    }
  }

  private static void configure(HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
  }

  private static ServerConnector connector(Server server, HttpConfiguration http, Settings settings) {
    ServerConnector connector = settings.isSet(Setting.TLS_CERTIFICATE)
        ? new ServerConnector(server, certificate(settings), secure(http))
        : new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(settings.text(Setting.HOST));
    connector.setPort(settings.number(Setting.PORT));
    connector.setIdleTimeout(IDLE_MILLIS);
    connector.setAcceptQueueSize(WAITING_CONNECTIONS);
    return connector;
  }

  private static TlsCertificate certificate(Settings settings) {
    return new TlsCertificate(Path.of(settings.text(Setting.TLS_CERTIFICATE)),
        Path.of(settings.text(Setting.TLS_KEY)));
  }

  /** By whatever name it is called, since at home that is often an address: clients check the name themselves. */
  private static HttpConnectionFactory secure(HttpConfiguration http) {
    http.addCustomizer(new SecureRequestCustomizer(false));
    return new HttpConnectionFactory(http);
  }

  private static void configure(Server server, Settings settings, Metrics metrics) {
    server.setStopTimeout(TimeUnit.SECONDS.toMillis(settings.number(Setting.STOP_SECONDS)));
    server.insertHandler(new KnownMethods(metrics, HttpListener::refuse));
    server.insertHandler(new SendTimeout(PATIENCE, BYTES_PER_SECOND));
    // Lets what is being answered end before the connections go.
    server.insertHandler(new GracefulHandler());
    // What is refused before it comes to an address: a bad request line, headers too large.
    server.setErrorHandler((_, response, callback) -> {
      refuse(response, callback);
      return true;
    });
  }

  private static void refuse(Response response, Callback callback) {
    Problem problem = Problem.other(response.getStatus());
    String id = Exchanges.newId();
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
    response.getHeaders().put("X-Request-Id", id);
    byte[] body = Replies.problem(problem, id).toString().getBytes(StandardCharsets.UTF_8);
    response.write(true, ByteBuffer.wrap(body), callback);
  }
}
