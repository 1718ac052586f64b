/** The tape and the gradients of functions over it. May import {@code tensor}. */
package dev.tensorcord.tensor.grad;
