/**
 * Points, tables, curve generators and MNIST: from what people type to numbers. May import {@code
 * fault}.
 */
package dev.tensorcord.data;
