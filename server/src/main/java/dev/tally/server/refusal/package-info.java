/** How books, database and reading say no, whatever way they are asked. */
package dev.tally.server.refusal;
