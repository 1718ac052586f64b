/**
 * Turns what a bot or a member sends into a message: attachments, embeds, components, mentions.
 * Imports only {@code state} and {@code rule}.
 */
package dev.tensorcord.localguild.message;
