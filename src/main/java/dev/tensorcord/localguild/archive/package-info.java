/** Keeps messages and their files in a folder from one start to the next. Imports {@code state}. */
package dev.tensorcord.localguild.archive;
