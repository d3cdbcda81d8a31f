/** HTTP backend and expense ledger. */
package dev.tally.server;
