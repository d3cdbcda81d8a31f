package dev.tally.server;

import java.util.Locale;

/** Everything that can be set: a flag, an environment variable, a line of the settings file. */
public enum Setting {
  HOST("127.0.0.1", "address to listen on; anything but the loopback needs an API key or a token issuer"),
  PORT("8080", "port to listen on; 0 takes a free one"),
  DATABASE("",
      "the ledger: a SQLite file, or postgresql://HOST/NAME. Default: tally/ledger.db in the user's data folder"),
  DATABASE_USER("", "user of the PostgreSQL database"),
  DATABASE_PASSWORD("", "its password", true),
  DATABASE_CONNECTIONS("8", "most connections to the database"),
  MODEL("digits",
      "model that reads: one that ships, by name, or a file.onnx, which is loaded anew when it changes"),
  MODEL_FOLDER("", "folder of NAME.tflite and NAME.onnx files for phones to fetch, beside those that ship"),
  CURRENCY("", "ISO 4217 code of receipts, where a request names none"),
  LOCALE("", "language tag of receipts, where a request names none"),
  PHOTO_DAYS("30", "days that photos of receipts are kept, 0 for not at all"),
  DELETED_DAYS("30", "days that deleted expenses and their history are kept"),
  MAX_BYTES("33554432", "most bytes of a request"),
  MAX_PIXELS("60000000", "most pixels of a picture"),
  MAX_FILES("10", "most pictures in a request"),
  RATE("100", "most requests a second of one key or token, with bursts of twice that; 0 for no limit"),
  QUEUE("128", "most digits and numbers that wait to be read; the rest is refused"),
  RECEIPT_QUEUE("16", "most receipts that wait to be read; the rest is refused"),
  WAIT_SECONDS("20", "longest that a picture waits to be read"),
  READ_THREADS("0", "threads that read, 0 for one a core"),
  CORS_ORIGINS("", "origins whose pages may call, separated by commas; none by default"),
  TOKEN_ISSUER("", "issuer of JWT bearer tokens; none are taken by default"),
  TOKEN_AUDIENCE("", "audience that tokens must name"),
  TOKEN_KEYS("", "URL of the issuer's keys (JWKS). Default: ISSUER/.well-known/jwks.json"),
  STATIC_FOLDER("", "folder of files to serve at /"),
  TLS_CERTIFICATE("",
      "certificate chain (PEM) to be reached by https, with tls-key; read again when it is renewed"),
  TLS_KEY("", "its key (PEM, PKCS 8, without a password)"),
  STOP_SECONDS("20", "longest that a stop waits for what is being done"),
  LOG("json", "json, text or off");

  private final String fallback;
  private final String meaning;
  private final boolean secret;

  Setting(String fallback, String meaning) {
    this(fallback, meaning, false);
  }

  Setting(String fallback, String meaning, boolean secret) {
    this.fallback = fallback;
    this.meaning = meaning;
    this.secret = secret;
  }

  /** As in flags and settings files, for example {@code max-bytes}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The environment variable, for example {@code TALLY_MAX_BYTES}. */
  public String variable() {
    return "TALLY_" + name();
  }

  /** What holds where nothing is set; empty for nothing. */
  public String fallback() {
    return fallback;
  }

  /** For {@code --help}. */
  public String meaning() {
    return meaning;
  }

  boolean isSecret() {
    return secret;
  }
}
