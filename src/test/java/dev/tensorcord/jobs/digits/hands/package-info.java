/**
 * Makes the labelled pictures of digits under {@code src/test/resources/digits}: hands write
 * shapes, papers show them. Needs the JDK alone; the fonts named in {@link
 * dev.tensorcord.jobs.digits.hands.FontHands} only while it runs.
 */
package dev.tensorcord.jobs.digits.hands;
