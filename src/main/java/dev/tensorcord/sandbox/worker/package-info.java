/**
 * A worker process from within: it puts the walls up around itself, then runs one snippet at a time
 * and tells the bot what comes of it.
 */
package dev.tensorcord.sandbox.worker;
