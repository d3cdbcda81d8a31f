package dev.tally.server.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.source.JWKSetBasedJWKSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.tally.server.Setting;
import dev.tally.server.Settings;
import dev.tally.server.http.Problem;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Date;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * JWT bearer tokens (RFC 7519) of one issuer, signed with one of its published keys (RFC 7517); shared secrets and unsigned tokens are
 * refused. The subject is the owner, {@code scope} or {@code scp} names the scopes. Thread-safe.
 */
final class Tokens {
  private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384,
      JWSAlgorithm.RS512, JWSAlgorithm.PS256, JWSAlgorithm.ES256, JWSAlgorithm.ES384, JWSAlgorithm.ES512);
  /** Left out, as most issuers do, or of access tokens (RFC 9068). */
  private static final Set<JOSEObjectType> TYPES = new HashSet<>(Arrays.asList(null, JOSEObjectType.JWT,
      new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt")));
  /** Longer ones are no names, and stand in each row. */
  private static final int LONGEST_SUBJECT = 255;
  private static final long OUTAGE_MILLIS = 4 * 3600 * 1000L;

  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

  private Tokens(Settings settings, Clock clock) throws MalformedURLException {
    String issuer = settings.text(Setting.TOKEN_ISSUER);
    String keys = settings.isSet(Setting.TOKEN_KEYS)
        ? settings.text(Setting.TOKEN_KEYS)
        : issuer.replaceAll("/$", "") + "/.well-known/jwks.json";
    JWKSource<SecurityContext> source = JWKSourceBuilder.create(URI.create(keys).toURL())
        .retrying(true)
        .outageTolerant(OUTAGE_MILLIS)
        .build();
    if (source instanceof JWKSetBasedJWKSource<SecurityContext> held) {
      source = new JWKSetBasedJWKSource<>(new TimelyKeys(held.getJWKSetSource(), clock));
    }
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, source));
    processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(TYPES));
    processor.setJWTClaimsSetVerifier(verifier(issuer, settings.text(Setting.TOKEN_AUDIENCE), clock));
  }

  private static DefaultJWTClaimsVerifier<SecurityContext> verifier(String issuer, String audience,
      Clock clock) {
    return new DefaultJWTClaimsVerifier<>(audience, new JWTClaimsSet.Builder().issuer(issuer).build(),
        Set.of("sub", "exp")) {
      @Override
      protected Date currentTime() {
        return Date.from(clock.instant());
      }
    };
  }

  /**
   * Where an issuer is set.
   *
   * @param clock by which tokens end
   * @throws IllegalArgumentException where its address is none, or no audience is set: an issuer's tokens for any other service would be
   *         taken
   */
  static Optional<Tokens> of(Settings settings, Clock clock) {
    if (!settings.isSet(Setting.TOKEN_ISSUER)) {
      return Optional.empty();
    }
    if (!settings.isSet(Setting.TOKEN_AUDIENCE)) {
      throw new IllegalArgumentException(
          "token-issuer needs token-audience, too, the name of this service in its tokens:"
              + " without it a token for any other service of the issuer would be taken");
    }
    try {
      return Optional.of(new Tokens(settings, clock));
    } catch (MalformedURLException | IllegalArgumentException e) {
      throw new IllegalArgumentException("token-keys or token-issuer is no address of the issuer's keys", e);
    }
  }

  /** Who holds a token; nobody where it is forged, expired, or not for here. */
  Optional<Principal> find(String token) {
    try {
      JWTClaimsSet claims = processor.process(token, null);
      String subject = claims.getSubject();
      if (subject.isBlank() || subject.length() > LONGEST_SUBJECT) {
        return Optional.empty();
      }
      return Optional.of(new Principal("token:" + subject, subject, scopes(claims)));
    } catch (RemoteKeySourceException e) {
      throw Problem.unavailable("issuer-unavailable", "The issuer's keys cannot be fetched now; try again.",
          5, e);
    } catch (ParseException | BadJOSEException | JOSEException _) {
      return Optional.empty();
    }
  }

  private static Set<Scope> scopes(JWTClaimsSet claims) {
    Object claim = claims.getClaim("scope") == null ? claims.getClaim("scp") : claims.getClaim("scope");
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    if (claim != null) {
      // An issuer names scopes of other services, too.
      for (String part : claim.toString().split("[\\[\\],\\s]+", -1)) {
        Scope.parse(part).ifPresent(scopes::addAll);
      }
    }
    return scopes;
  }
}
