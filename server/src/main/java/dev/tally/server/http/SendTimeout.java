package dev.tally.server.http;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes the connection of a client that takes its answer too slowly: it would hold memory and a thread for as long as it likes, a byte
 * now and then. Jetty's own limit (a connection on which nothing moves) does not notice those, and its {@code minResponseDataRate} does
 * nothing as of 12.1.
 */
final class SendTimeout extends Handler.Wrapper {
  /** What a socket's buffers take at once, from whoever it is. */
  private static final int SMALL = 64 << 10;

  private final long patienceNanos;
  private final long bytesPerSecond;

  /**
   * @param patience that an answer may take, whatever its size
   * @param bytesPerSecond at which it may take longer
   */
  SendTimeout(Duration patience, long bytesPerSecond) {
    this.patienceNanos = patience.toNanos();
    this.bytesPerSecond = bytesPerSecond;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    return super.handle(request, new Timed(request, response), callback);
  }

  /** Only the time counts in which the client is waited for. */
  private final class Timed extends Response.Wrapper {
    private long bytes;
    private long waitedNanos;

    Timed(Request request, Response response) {
      super(request, response);
    }

    @Override
    public void write(boolean last, ByteBuffer content, Callback callback) {
      bytes += content == null ? 0 : content.remaining();
      if (bytes <= SMALL) {
        super.write(last, content, callback);
        return;
      }
      long begin = System.nanoTime();
      long allowed = patienceNanos + TimeUnit.SECONDS.toNanos(bytes) / bytesPerSecond - waitedNanos;
      EndPoint client = getRequest().getConnectionMetaData().getConnection().getEndPoint();
      Scheduler.Task end = getRequest().getComponents()
          .getScheduler()
          .schedule(() -> client.close(new TimeoutException("the client takes its answer too slowly")),
              Math.max(1, allowed), TimeUnit.NANOSECONDS);
      super.write(last, content, new Callback() {
        @Override
        public void succeeded() {
          done();
          callback.succeeded();
        }

        @Override
        public void failed(Throwable cause) {
          done();
          callback.failed(cause);
        }

        private void done() {
          end.cancel();
          waitedNanos += System.nanoTime() - begin;
        }

        @Override
        public InvocationType getInvocationType() {
          return callback.getInvocationType();
        }
      });
    }
  }
}
