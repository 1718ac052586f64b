/** Figures to PNG and GIF, each with its alt text. Imports nothing of ours but {@code fault}. */
package dev.tensorcord.plot;
