/**
 * Networks in plain Java, which compiles to WebAssembly as it stands: {@link dev.tally.browser.network.PlainNetwork} reads a file and runs
 * it. The same additions in the same order on every machine, so the same bits.
 */
package dev.tally.browser.network;
