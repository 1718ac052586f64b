/**
 * Kernels on the Java Vector API over plain arrays, on one fixed pool. May import {@code backend}.
 */
package dev.tensorcord.backend.cpu;
