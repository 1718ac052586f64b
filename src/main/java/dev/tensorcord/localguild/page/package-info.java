/** Serves the chat page and the libraries it uses from the class path. Imports nothing of ours. */
package dev.tensorcord.localguild.page;
