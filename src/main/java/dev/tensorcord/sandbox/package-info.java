/**
 * Snippets by untrusted members: a pool of worker processes, each with an interpreter and the
 * tensor library inside. The bot's own process never runs a member's code. Imports {@code fault}
 * and the rooms that a worker computes with.
 */
package dev.tensorcord.sandbox;
