/**
 * What was read, and models' cards, as JSON by Jackson 3: the one form of the command line, the server and the model files. The
 * reader itself has no JSON library of the usual ones, so that a service may bring its own.
 */
package dev.tally.json;
