package dev.tensorcord.localguild.rule;

/**
 * A file part of a multipart request.
 *
 * @param index the n of the part's name {@code files[n]}
 * @param filename the part's file name
 * @param size in bytes
 */
public record Upload(int index, String filename, long size) {}
