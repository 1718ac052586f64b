/**
 * Digits to learn from: MNIST's, bent and worn, our own pen's, and what is no digit. May import
 * {@code data} and {@code data.picture}.
 */
package dev.tensorcord.data.digits;
