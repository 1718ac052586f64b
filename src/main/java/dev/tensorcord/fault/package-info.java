/**
 * What goes wrong and can reach a member: a sentence, the place, a way out. Imports nothing of
 * ours.
 */
package dev.tensorcord.fault;
