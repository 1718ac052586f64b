/** One class per command. May import {@code bot} and the rooms below. */
package dev.tensorcord.bot.command;
