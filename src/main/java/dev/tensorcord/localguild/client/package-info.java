/**
 * What members do, for the page and for scripts: commands, components, forms, messages, and a
 * stream of all that happens. Checks what Discord's own client would check. Imports {@code state,
 * message, web} and {@code rule}.
 */
package dev.tensorcord.localguild.client;
