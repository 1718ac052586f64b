/**
 * The bot's side of the workers: starts and replaces them, gives each one snippet at a time, holds
 * them to the limits from outside and believes nothing that they say without a look.
 */
package dev.tensorcord.sandbox.pool;
