/**
 * How the bot and a worker talk: framed messages of known kinds and bounded sizes, decoded by hand,
 * so that neither side can make the other hold or build more than it expects.
 */
package dev.tensorcord.sandbox.wire;
