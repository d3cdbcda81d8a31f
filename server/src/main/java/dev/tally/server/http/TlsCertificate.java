package dev.tally.server.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLEngine;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's certificate and its key, from the PEM files that those who renew certificates write. Whether they changed is looked at
 * with each new connection; where what is there then cannot be used, the one before goes on.
 */
final class TlsCertificate extends SslContextFactory.Server {
  private static final Logger LOG = LoggerFactory.getLogger("tally.http");
  private static final Pattern KEY = Pattern
      .compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
  private static final String ALIAS = "tally";
  /** Of a store that lives in memory alone, and that must have one. */
  private static final String PASSWORD = "in memory";

  private final Path certificate;
  private final Path key;
  private List<Object> stamp;

  /** Throws {@link IllegalArgumentException} with one sentence, where they cannot be read or do not belong together. */
  TlsCertificate(Path certificate, Path key) {
    this.certificate = certificate;
    this.key = key;
    setKeyStorePassword(PASSWORD);
    try {
      stamp = stamp();
      setKeyStore(read());
    } catch (IOException e) {
      throw new IllegalArgumentException("tls-certificate or tls-key cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public SSLEngine newSSLEngine(InetSocketAddress address) {
    renew();
    return super.newSSLEngine(address);
  }

  private synchronized void renew() {
    try {
      List<Object> now = stamp();
      if (now.equals(stamp)) {
        return;
      }
      stamp = now;
      KeyStore store = read();
      reload(factory -> factory.setKeyStore(store));
      LOG.info("the certificate was renewed");
    } catch (Exception e) {
      // Jetty's reload throws whatever it meets.
      LOG.warn("the certificate changed, but cannot be used; the one before goes on", e);
    }
  }

  private List<Object> stamp() throws IOException {
    return List.of(Files.getLastModifiedTime(certificate), Files.size(certificate),
        Files.getLastModifiedTime(key), Files.size(key));
  }

  private KeyStore read() throws IOException {
    try {
      Certificate[] chain = chain();
      PrivateKey secret = secret(chain[0].getPublicKey().getAlgorithm());
      requireMatch(chain[0], secret);
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(ALIAS, secret, PASSWORD.toCharArray(), chain);
      return store;
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("tls-certificate = " + certificate + " and tls-key = " + key
          + " are no certificate and its key in PEM", e);
    }
  }

  private Certificate[] chain() throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(certificate)) {
      Certificate[] chain = CertificateFactory.getInstance("X.509")
          .generateCertificates(in)
          .toArray(Certificate[]::new);
      if (chain.length == 0) {
        throw new IllegalArgumentException("tls-certificate = " + certificate + " holds no certificate");
      }
      return chain;
    }
  }

  private PrivateKey secret(String algorithm) throws IOException, GeneralSecurityException {
    Matcher pem = KEY.matcher(Files.readString(key, StandardCharsets.ISO_8859_1));
    if (!pem.find()) {
      throw new IllegalArgumentException("tls-key = " + key
          + " is no key in PKCS 8 without a password: openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW makes one");
    }
    byte[] bytes = Base64.getMimeDecoder().decode(pem.group(1));
    return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
  }

  private void requireMatch(Certificate first, PrivateKey secret) throws GeneralSecurityException {
    String algorithm = switch (secret.getAlgorithm()) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> secret.getAlgorithm();
    };
    byte[] text = "tally".getBytes(StandardCharsets.US_ASCII);
    Signature signer = Signature.getInstance(algorithm);
    signer.initSign(secret);
    signer.update(text);
    byte[] signed = signer.sign();
    signer.initVerify(first);
    signer.update(text);
    if (!signer.verify(signed)) {
      throw new IllegalArgumentException(
          "tls-key = " + key + " is not the key of tls-certificate = " + certificate);
    }
  }
}
