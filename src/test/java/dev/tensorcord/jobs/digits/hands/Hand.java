package dev.tensorcord.jobs.digits.hands;

/**
 * One shape of one hand.
 *
 * @param source who or what wrote it, as it stands in labels.csv
 * @param licence under which it may be shown
 * @param label the digit, or another character
 */
record Hand(String source, String licence, char label, Drawing drawing) {}
