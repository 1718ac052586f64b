/** Reading requests, bounded, for every door of the guild. Imports {@code state, message}. */
package dev.tensorcord.localguild.web;
