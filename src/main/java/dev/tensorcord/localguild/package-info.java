/** A Discord of our own on this machine, with a chat page. Knows nothing of the rest. */
package dev.tensorcord.localguild;
