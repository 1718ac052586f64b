/**
 * Points, CSV and curve generators: from what people type to numbers. May import {@code tensor}.
 */
package dev.tensorcord.data;
