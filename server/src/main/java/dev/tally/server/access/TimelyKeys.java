package dev.tally.server.access;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetSourceWrapper;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;

/** An issuer's keys, held no longer because a clock was set back. */
final class TimelyKeys extends JWKSetSourceWrapper<SecurityContext> {
  private final Clock clock;

  TimelyKeys(JWKSetSource<SecurityContext> held, Clock clock) {
    super(held);
    this.clock = clock;
  }

  @Override
  public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator evaluator, long ignored, SecurityContext context)
      throws KeySourceException {
    return getSource().getJWKSet(evaluator, clock.millis(), context);
  }
}
