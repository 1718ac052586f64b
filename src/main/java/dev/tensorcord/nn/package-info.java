/**
 * Models of layers, their training and files; losses, optimizers and least squares. May import
 * {@code tensor}.
 */
package dev.tensorcord.nn;
