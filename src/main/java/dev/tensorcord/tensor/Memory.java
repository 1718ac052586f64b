package dev.tensorcord.tensor;

/**
 * What is in use, as {@code tf.memory()} counts it.
 *
 * @param numTensors tensors that are not disposed of
 * @param numDataBuffers buffers behind them; reshaped tensors share one
 * @param numBytes bytes of these buffers
 */
public record Memory(int numTensors, int numDataBuffers, long numBytes) {}
