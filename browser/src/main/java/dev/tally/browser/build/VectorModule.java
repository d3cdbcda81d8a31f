package dev.tally.browser.build;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The WebAssembly that multiplies rows by weights with vectors of four floats: one function, written out instruction by instruction, for
 * Java has no way to say it. In words:
 *
 * <pre>
 * multiply(in, fours, packed, out, depth, blocks):
 *   for each of the blocks of 8 columns:
 *     for each of the fours of rows:
 *       8 vectors of sums = 0
 *       for each of depth: load 8 weights as 2 vectors; for each of 4 rows: sums += its number * the weights
 *       store the sums
 * </pre>
 */
final class VectorModule {
  private static final int I32 = 0x7f;
  private static final int V128 = 0x7b;
  private static final int ROWS = 4;
  private static final int HALVES = 2;
  private static final int VECTOR_BYTES = 16;

  /** Parameters. */
  private static final int IN = 0;
  private static final int FOURS = 1;
  private static final int PACKED = 2;
  private static final int OUT = 3;
  private static final int DEPTH = 4;
  private static final int BLOCKS = 5;
  /** Other numbers: places of the next weight, of each row's next number, of the next sums to be stored; what is left to do; bytes of a row of sums. */
  private static final int WEIGHT = 6;
  private static final int ROW = 7;
  private static final int TARGET = ROW + ROWS;
  private static final int FOURS_LEFT = TARGET + 1;
  private static final int DEPTH_LEFT = FOURS_LEFT + 1;
  private static final int STRIDE = DEPTH_LEFT + 1;
  private static final int NUMBERS = STRIDE + 1 - WEIGHT;
  /** Vectors. */
  private static final int WEIGHTS = STRIDE + 1;
  private static final int SPREAD = WEIGHTS + HALVES;
  private static final int SUM = SPREAD + 1;
  private static final int VECTORS = SUM + ROWS * HALVES - WEIGHTS;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private VectorModule() {}

  /** The module's file. It takes the memory {@code env.memory} and gives the function {@code multiply}. */
  static byte[] toBytes() {
    VectorModule module = new VectorModule();
    module.bytes(0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
    // One type, of functions that take six numbers and give nothing; a memory; one function of that type, by its name.
    module.section(1, new VectorModule().bytes(1, 0x60, 6, I32, I32, I32, I32, I32, I32, 0));
    module.section(2, new VectorModule().bytes(1).name("env").name("memory").bytes(2, 0, 1));
    module.section(3, new VectorModule().bytes(1, 0));
    module.section(7, new VectorModule().bytes(1).name("multiply").bytes(0, 0));
    VectorModule body = new VectorModule().bytes(2, NUMBERS, I32, VECTORS, V128);
    body.get(BLOCKS).constant(5).shiftLeft().set(STRIDE);
    body.eachBlock();
    body.end();
    module.section(10, new VectorModule().bytes(1).sized(body));
    return module.out.toByteArray();
  }

  private void eachBlock() {
    loop();
    get(IN).set(ROW);
    get(OUT).set(TARGET);
    get(FOURS).set(FOURS_LEFT);
    eachFour();
    // The next block's weights lie behind these, its sums beside the others.
    get(WEIGHT).set(PACKED);
    get(OUT).constant(HALVES * VECTOR_BYTES).add().set(OUT);
    again(BLOCKS);
  }

  private void eachFour() {
    loop();
    for (int row = 1; row < ROWS; row++) {
      get(ROW + row - 1).get(DEPTH).constant(2).shiftLeft().add().set(ROW + row);
    }
    get(PACKED).set(WEIGHT);
    get(DEPTH).set(DEPTH_LEFT);
    for (int sum = 0; sum < ROWS * HALVES; sum++) {
      zeros().set(SUM + sum);
    }
    eachDepth();
    for (int row = 0; row < ROWS; row++) {
      for (int half = 0; half < HALVES; half++) {
        get(TARGET).get(SUM + row * HALVES + half).store(half * VECTOR_BYTES);
      }
      get(TARGET).get(STRIDE).add().set(TARGET);
    }
    // The last row ended where the next four begin.
    get(ROW + ROWS - 1).set(ROW);
    again(FOURS_LEFT);
  }

  private void eachDepth() {
    loop();
    for (int half = 0; half < HALVES; half++) {
      get(WEIGHT).load(half * VECTOR_BYTES).set(WEIGHTS + half);
    }
    for (int row = 0; row < ROWS; row++) {
      get(ROW + row).loadSpread().set(SPREAD);
      for (int half = 0; half < HALVES; half++) {
        int sum = SUM + row * HALVES + half;
        get(sum).get(SPREAD).get(WEIGHTS + half).multiplyFloats().addFloats().set(sum);
      }
      get(ROW + row).constant(Float.BYTES).add().set(ROW + row);
    }
    get(WEIGHT).constant(HALVES * VECTOR_BYTES).add().set(WEIGHT);
    again(DEPTH_LEFT);
  }

  private void loop() {
    bytes(0x03, 0x40);
  }

  /** Once more, if there is one left. */
  private void again(int left) {
    get(left).constant(-1).add().bytes(0x22, left, 0x0d, 0).end();
  }

  private void end() {
    bytes(0x0b);
  }

  private VectorModule get(int local) {
    return bytes(0x20, local);
  }

  private VectorModule set(int local) {
    return bytes(0x21, local);
  }

  /** @param value of seven bits with its sign */
  private VectorModule constant(int value) {
    return bytes(0x41, value & 0x7f);
  }

  private VectorModule add() {
    return bytes(0x6a);
  }

  private VectorModule shiftLeft() {
    return bytes(0x74);
  }

  private VectorModule load(int offset) {
    return bytes(0xfd, 0x00, 2, offset);
  }

  /** One number into all four places. */
  private VectorModule loadSpread() {
    return bytes(0xfd, 0x09, 2, 0);
  }

  private VectorModule store(int offset) {
    return bytes(0xfd, 0x0b, 2, offset);
  }

  private VectorModule multiplyFloats() {
    return bytes(0xfd, 0xe6, 0x01);
  }

  private VectorModule addFloats() {
    return bytes(0xfd, 0xe4, 0x01);
  }

  private VectorModule zeros() {
    return bytes(0xfd, 0x0c).bytes(new int[VECTOR_BYTES]);
  }

  private VectorModule bytes(int... values) {
    for (int value : values) {
      out.write(value);
    }
    return this;
  }

  private VectorModule name(String name) {
    bytes(name.length());
    out.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
    return this;
  }

  private void section(int id, VectorModule content) {
    bytes(id).sized(content);
  }

  /** A length in groups of seven bits, the lowest first, and what is so long. */
  private VectorModule sized(VectorModule content) {
    int length = content.out.size();
    for (; length > 0x7f; length >>>= 7) {
      bytes((length & 0x7f) | 0x80);
    }
    bytes(length);
    out.writeBytes(content.out.toByteArray());
    return this;
  }
}
