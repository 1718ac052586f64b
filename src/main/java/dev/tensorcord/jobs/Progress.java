package dev.tensorcord.jobs;

import java.io.Serializable;

/**
 * How far a job is.
 *
 * @param fraction done, from 0 to 1
 * @param status one short line for the member, such as {@code step 1,200 of 5,000 · loss 0.031}
 */
public record Progress(double fraction, String status) implements Serializable {}
