/**
 * What a device can do: kernels as serialisable records, buffers, the choice of device. May import
 * {@code fault}.
 */
package dev.tensorcord.backend;
