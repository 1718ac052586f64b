/**
 * The commands' frame, free of any chat platform: requests in, replies out. May import all rooms
 * below.
 */
package dev.tensorcord.bot;
