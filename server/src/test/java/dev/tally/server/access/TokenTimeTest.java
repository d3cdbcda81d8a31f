package dev.tally.server.access;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dev.tally.server.SetClock;
import dev.tally.server.Setting;
import dev.tally.server.Settings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Tokens and a clock that is set back. */
class TokenTimeTest {
  private static final String ISSUER = "https://issuer.example";

  private final SetClock clock = new SetClock();

  private String token(ECKey key) throws Exception {
    SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("1").build(),
        new JWTClaimsSet.Builder().issuer(ISSUER)
            .audience("tally")
            .subject("anna")
            .expirationTime(Date.from(clock.instant().plus(Duration.ofMinutes(10))))
            .build());
    token.sign(new ECDSASigner(key));
    return token.serialize();
  }

  @Test
  void neitherATokenNorAnIssuersKeyLivesLonger() throws Exception {
    ECKey first = new ECKeyGenerator(Curve.P_256).keyID("1").generate();
    ECKey second = new ECKeyGenerator(Curve.P_256).keyID("1").generate();
    AtomicReference<ECKey> published = new AtomicReference<>(first);
    HttpServer issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    issuer.createContext("/keys", exchange -> {
      byte[] keys = new JWKSet(published.get()).toString().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, keys.length);
      exchange.getResponseBody().write(keys);
      exchange.close();
    });
    issuer.start();
    try {
      Tokens tokens = Tokens.of(
          Settings.of(Map.of(Setting.TOKEN_ISSUER, ISSUER, Setting.TOKEN_AUDIENCE, "tally",
              Setting.TOKEN_KEYS, "http://127.0.0.1:" + issuer.getAddress().getPort() + "/keys")),
          new ForwardClock(clock, clock::nanos)).orElseThrow();
      String token = token(first);
      assertTrue(tokens.find(token).isPresent());
      clock.pass(Duration.ofMinutes(12));
      assertTrue(tokens.find(token).isEmpty());
      clock.jump(Duration.ofHours(-1));
      assertTrue(tokens.find(token).isEmpty(), "it had ended");
      clock.jump(Duration.ofHours(1));
      assertTrue(tokens.find(token(first)).isPresent());
      published.set(second);
      clock.jump(Duration.ofHours(-1));
      clock.pass(Duration.ofMinutes(30));
      clock.jump(Duration.ofHours(1));
      assertTrue(tokens.find(token(first)).isEmpty(), "the issuer took the key back");
      assertTrue(tokens.find(token(second)).isPresent());
    } finally {
      issuer.stop(0);
    }
  }
}
