package dev.tally.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With certificates that the JDK's keytool made, over real connections. */
class TlsTest {
  private static final char[] PASSWORD = "password".toCharArray();

  @TempDir
  private Path folder;

  private Path certificate() {
    return folder.resolve("chain.pem");
  }

  private Path key() {
    return folder.resolve("key.pem");
  }

  /** A certificate and its key, and the store that trusts it. */
  private KeyStore made(String name, String algorithm)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path file = folder.resolve(name + ".p12");
    int code = new ProcessBuilder(List.of(
        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias",
        "tally", "-keyalg", algorithm, "-dname", "CN=" + name, "-ext", "san=dns:localhost,ip:127.0.0.1",
        "-storetype", "PKCS12", "-storepass", new String(PASSWORD), "-keystore", file.toString()))
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("keytool.txt").toFile())
        .start()
        .waitFor();
    assertEquals(0, code, Files.readString(folder.resolve("keytool.txt")));
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    return store;
  }

  private void write(KeyStore ofCertificate, KeyStore ofKey) throws IOException, GeneralSecurityException {
    Files.writeString(certificate(), pem("CERTIFICATE", ofCertificate.getCertificate("tally").getEncoded()));
    Files.writeString(key(), pem("PRIVATE KEY", ofKey.getKey("tally", PASSWORD).getEncoded()));
  }

  private static String pem(String what, byte[] bytes) {
    return "-----BEGIN " + what + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes) + "\n-----END " + what
        + "-----\n";
  }

  private TallyServer started() {
    Map<Setting, String> settings = Servers.settings(folder.resolve("ledger.db").toString());
    settings.put(Setting.TLS_CERTIFICATE, certificate().toString());
    settings.put(Setting.TLS_KEY, key().toString());
    return Servers.start(settings);
  }

  /** Who the server says it is to a new client that trusts this certificate alone. */
  private static String nameOf(TallyServer server, KeyStore trusted)
      throws IOException, InterruptedException, GeneralSecurityException {
    KeyStore certificates = KeyStore.getInstance("PKCS12");
    certificates.load(null, null);
    certificates.setCertificateEntry("tally", trusted.getCertificate("tally"));
    TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(certificates);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    try (HttpClient client = HttpClient.newBuilder().sslContext(context).build()) {
      HttpResponse<String> answer = client.send(
          HttpRequest.newBuilder(URI.create("https://localhost:" + server.port() + "/v1/totals")).build(),
          HttpResponse.BodyHandlers.ofString());
      assertEquals(200, answer.statusCode(), answer.body());
      X509Certificate shown = (X509Certificate) answer.sslSession().orElseThrow().getPeerCertificates()[0];
      return shown.getSubjectX500Principal().getName();
    }
  }

  @Test
  void aRenewedCertificateIsShownWithoutARestartAndADamagedOneIsNot() throws Exception {
    KeyStore first = made("first", "EC");
    KeyStore second = made("second", "RSA");
    write(first, first);
    try (TallyServer server = started()) {
      assertEquals("CN=first", nameOf(server, first));
      Files.writeString(key(), "half a file");
      assertEquals("CN=first", nameOf(server, first));
      write(second, second);
      assertEquals("CN=second", nameOf(server, second));
    }
    write(first, second);
    assertSays("cannot be used together", "tls-key = " + key());
    Files.writeString(key(), "-----BEGIN RSA PRIVATE KEY-----\nMIIB\n-----END RSA PRIVATE KEY-----\n");
    assertSays("an old form", "openssl pkcs8 -topk8");
    Files.writeString(certificate(), "");
    assertSays("no certificate", "holds no certificate");
    Files.delete(certificate());
    assertSays("none there", "cannot be read");
  }

  private void assertSays(String what, String sentence) {
    String message = assertThrows(IllegalArgumentException.class, () -> started().close(), what).getMessage();
    assertTrue(message.contains(sentence), message);
  }

  @Test
  void aCertificateNeedsItsKey() {
    assertTrue(assertThrows(IllegalArgumentException.class,
        () -> Servers.start(folder, Setting.TLS_CERTIFICATE, "chain.pem")).getMessage()
        .contains("given together"));
  }
}
