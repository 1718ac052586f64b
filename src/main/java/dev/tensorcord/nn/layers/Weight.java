package dev.tensorcord.nn.layers;

import dev.tensorcord.tensor.Variable;

/**
 * A layer's variable under the name that a model file gives it.
 *
 * @param name the layer's name, a slash and its own, such as {@code dense_Dense1/kernel}
 */
public record Weight(String name, Variable variable) {}
