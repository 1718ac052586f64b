/**
 * The only importer of JDA: registers commands, turns events into requests, renders replies. May
 * import {@code bot}.
 */
package dev.tensorcord.discord;
