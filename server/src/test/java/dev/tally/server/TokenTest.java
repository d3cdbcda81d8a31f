package dev.tally.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bearer tokens of an issuer that publishes its keys over a real socket. */
class TokenTest {
  private static final String ISSUER = "https://issuer.example";

  @TempDir
  private static Path folder;

  private static HttpServer issuer;
  private static ECKey key;
  private static TallyServer server;
  private static Client client;

  @BeforeAll
  static void start() throws IOException, JOSEException {
    key = new ECKeyGenerator(Curve.P_256).keyID("1").generate();
    issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] keys = new JWKSet(key).toString().getBytes(StandardCharsets.UTF_8);
    issuer.createContext("/keys", exchange -> {
      exchange.sendResponseHeaders(200, keys.length);
      exchange.getResponseBody().write(keys);
      exchange.close();
    });
    issuer.start();
    Map<Setting, String> settings = Servers.settings(folder.resolve("ledger.db").toString());
    settings.put(Setting.TOKEN_ISSUER, ISSUER);
    settings.put(Setting.TOKEN_AUDIENCE, "tally");
    settings.put(Setting.TOKEN_KEYS, "http://127.0.0.1:" + issuer.getAddress().getPort() + "/keys");
    server = Servers.start(settings);
    client = Client.of(server);
  }

  @AfterAll
  static void stop() {
    server.close();
    issuer.stop(0);
  }

  private static JWTClaimsSet.Builder claims(String subject) {
    return new JWTClaimsSet.Builder().issuer(ISSUER)
        .audience("tally")
        .subject(subject)
        .claim("scope", "openid read write")
        .expirationTime(Date.from(Instant.now().plusSeconds(600)));
  }

  private static String signed(ECKey with, JWTClaimsSet claims) throws JOSEException {
    SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("1").build(), claims);
    token.sign(new ECDSASigner(with));
    return token.serialize();
  }

  private static String typed(String type) throws JOSEException {
    SignedJWT token = new SignedJWT(
        new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("1").type(new JOSEObjectType(type)).build(),
        claims("anna").build());
    token.sign(new ECDSASigner(key));
    return token.serialize();
  }

  @Test
  void accessTokensMaySayWhatTheyAre() throws JOSEException {
    for (String type : new String[] {"JWT", "at+jwt", "application/at+jwt"}) {
      assertEquals(200, client.withKey(typed(type)).get("/v1/expenses").status(), type);
    }
  }

  @Test
  void withoutAnAudienceAnIssuersTokensAreNotTaken() {
    IllegalArgumentException refused = assertThrows(IllegalArgumentException.class,
        () -> Servers.start(folder, Setting.TOKEN_ISSUER, ISSUER).close());
    assertTrue(refused.getMessage().contains("token-audience"), refused.getMessage());
  }

  @Test
  void subjectsSeeOnlyTheirOwn() throws JOSEException {
    Client anna = client.withKey(signed(key, claims("anna").build()));
    assertEquals(201, anna.post("/v1/expenses", "{\"note\":\"hers\"}").status());
    assertEquals(1, anna.get("/v1/expenses").json().get("expenses").size());
    assertEquals(0,
        client.withKey(signed(key, claims("bert").build()))
            .get("/v1/expenses")
            .json()
            .get("expenses")
            .size());
    Client reads = client.withKey(signed(key, claims("anna").claim("scope", "read").build()));
    assertEquals(403, reads.post("/v1/expenses", "{}").status());
    assertEquals(401, client.get("/v1/expenses").status(), "with an issuer nobody is local");
  }

  @Test
  void whatTheIssuerDidNotSignForHereIsRefused() throws JOSEException {
    ECKey other = new ECKeyGenerator(Curve.P_256).keyID("1").generate();
    SignedJWT shared = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("1").build(),
        claims("anna").build());
    shared.sign(new MACSigner(key.toECPublicKey().getEncoded()));
    for (String token : new String[] {signed(other, claims("anna").build()), shared.serialize(),
        new PlainJWT(claims("anna").build()).serialize(),
        signed(key, claims("anna").issuer("https://other.example").build()),
        signed(key, claims("anna").audience("elsewhere").build()), signed(key, claims(null).build()),
        signed(key, claims("").build()), signed(key, claims(" ").build()),
        signed(key, claims("x".repeat(256)).build()), typed("secret+jwt"),
        signed(key, claims("anna").expirationTime(Date.from(Instant.now().minusSeconds(600))).build()),
        signed(key, claims("anna").expirationTime(null).build()), "x.y.z", ""}) {
      assertEquals(401, client.withKey(token).get("/v1/expenses").status(), token);
    }
  }
}
