package dev.tensorcord.backend;

/**
 * A device in words and figures.
 *
 * @param backend {@code cpu}, later also {@code cuda}
 * @param name the device's name, such as the processor's model
 * @param cores threads that compute
 * @param vectorBits width of a vector register; 0 where that means nothing
 * @param memoryBytes memory that tensors may take
 */
public record Device(String backend, String name, int cores, int vectorBits, long memoryBytes) {}
