package dev.tensorcord.nn;

/**
 * What a model file may hold.
 *
 * @param jsonBytes the size of {@code model.json}: {@code model.json_bytes}
 * @param layers the number of layers: {@code model.layers}
 * @param params the number of weights: {@code model.params}
 */
public record ModelLimits(int jsonBytes, int layers, int params) {}
