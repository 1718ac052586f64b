/**
 * Reading digits: the job of {@code /classify}, its result, and what members give back. May import
 * the rooms that compute and draw.
 */
package dev.tensorcord.jobs.digits;
