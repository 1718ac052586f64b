/**
 * JavaScript in a worker: the interpreter and what a snippet finds in it, {@code tf} before all.
 * Runs in worker processes only. Imports the tensor library, {@code data}, {@code plot} and the
 * records that both sides of the sandbox share.
 */
package dev.tensorcord.sandbox.script;
