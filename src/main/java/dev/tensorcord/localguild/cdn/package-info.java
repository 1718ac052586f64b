/** Serves attachments. Imports {@code state}. */
package dev.tensorcord.localguild.cdn;
