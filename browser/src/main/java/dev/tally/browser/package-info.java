/**
 * Numbers read in a browser, by the very classes that read them on a server: {@link dev.tally.browser.Worker} is what is compiled to
 * WebAssembly, with all that it calls.
 */
package dev.tally.browser;
