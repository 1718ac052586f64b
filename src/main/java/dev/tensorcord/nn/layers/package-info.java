/**
 * Layers and what they are made of: settings, initializers, activations. May import {@code tensor}.
 */
package dev.tensorcord.nn.layers;
