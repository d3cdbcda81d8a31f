package dev.tally.server;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;

/** Writes what another encoder writes, without secrets: what libraries log is not known beforehand. */
final class MaskingEncoder extends EncoderBase<ILoggingEvent> {
  private final Encoder<ILoggingEvent> inner;
  private final Secrets secrets;

  MaskingEncoder(Encoder<ILoggingEvent> inner, Secrets secrets) {
    this.inner = inner;
    this.secrets = secrets;
  }

  private byte[] masked(byte[] line) {
    return line == null
        ? null
        : secrets.masked(new String(line, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public byte[] headerBytes() {
    return inner.headerBytes();
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    return masked(inner.encode(event));
  }

  @Override
  public byte[] footerBytes() {
    return inner.footerBytes();
  }
}
