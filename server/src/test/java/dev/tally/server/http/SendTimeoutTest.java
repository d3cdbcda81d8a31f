package dev.tally.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that take their answer slowly, over a real socket. */
class SendTimeoutTest {
  private static final int SIZE = 30_000_000;
  private static final long RATE = 20_000_000;

  private final Server server = new Server();
  /** How the sending of the answer ended, for whoever sent it. */
  private final CompletableFuture<Long> sent = new CompletableFuture<>();
  private int port;

  @BeforeEach
  void start() throws Exception {
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    SendTimeout limit = new SendTimeout(Duration.ofMillis(300), RATE);
    limit.setHandler(new Sender());
    server.setHandler(limit);
    server.start();
    port = connector.getLocalPort();
  }

  private final class Sender extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      long begin = System.nanoTime();
      try (OutputStream out = Content.Sink.asOutputStream(response)) {
        byte[] chunk = new byte[100_000];
        for (int i = 0; i < SIZE / chunk.length; i++) {
          out.write(chunk);
        }
        sent.complete(System.nanoTime() - begin);
        callback.succeeded();
      } catch (IOException e) {
        sent.completeExceptionally(e);
        callback.failed(e);
      }
      return true;
    }
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  private Socket asked() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setReceiveBufferSize(64 << 10);
    socket.getOutputStream()
        .write("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private void assertCutOff() {
    assertThrows(java.util.concurrent.ExecutionException.class, () -> sent.get(20, TimeUnit.SECONDS));
  }

  @Test
  void whoTakesNothingIsCutOff() throws IOException {
    try (Socket _ = asked()) {
      assertCutOff();
    }
  }

  @Test
  void whoTakesAByteNowAndThenIsCutOffToo() throws Exception {
    Thread trickle;
    try (Socket socket = asked(); InputStream in = socket.getInputStream()) {
      trickle = Thread.ofVirtual().start(() -> {
        try {
          while (in.read(new byte[1000]) > 0) {
            Thread.sleep(5);
          }
        } catch (IOException | InterruptedException _) {
          // It is cut off.
        }
      });
      assertCutOff();
    }
    // Once the socket is closed: what the server had sent by then would take this client half a minute.
    assertTrue(trickle.join(Duration.ofSeconds(20)), "it reads on");
  }

  @Test
  void whoReadsGetsAllOfIt() throws Exception {
    try (Socket socket = asked(); InputStream in = socket.getInputStream()) {
      long all = in.transferTo(OutputStream.nullOutputStream());
      assertTrue(all > SIZE, all + " bytes");
      assertTrue(sent.get(20, TimeUnit.SECONDS) > 0);
      assertEquals(0, in.available());
    }
  }
}
