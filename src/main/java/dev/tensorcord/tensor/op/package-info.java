/** Every op: its shape rule, its kernel, its gradient, its doc. May import {@code tensor}. */
package dev.tensorcord.tensor.op;
