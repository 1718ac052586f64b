/** Discord's gateway v10: sockets, sessions and what bots are told. Imports {@code state}. */
package dev.tensorcord.localguild.gateway;
