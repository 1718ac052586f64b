/**
 * What Discord enforces on a request: lengths, counts, shapes, rates, each with Discord's own code
 * and message. Imports nothing of ours; works on Jackson trees.
 */
package dev.tensorcord.localguild.rule;
