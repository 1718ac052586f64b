/** Losses, optimizers and least squares over tensors. May import {@code tensor}. */
package dev.tensorcord.nn;
