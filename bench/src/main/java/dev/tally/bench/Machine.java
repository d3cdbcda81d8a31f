package dev.tally.bench;

import jdk.incubator.vector.FloatVector;

/** Where numbers were measured: without it they say little. */
record Machine(String system, String java, int cores, int vectorBits) {
  static Machine here() {
    return new Machine(System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        System.getProperty("java.vm.vendor") + " " + System.getProperty("java.vm.version"),
        Runtime.getRuntime().availableProcessors(), FloatVector.SPECIES_PREFERRED.vectorBitSize());
  }

  @Override
  public String toString() {
    return "%s, %d cores, vectors of %d bits, %s".formatted(system, cores, vectorBits, java);
  }
}
