/** From a picture to digits in MNIST's form. May import {@code fault} and {@code tensor}. */
package dev.tensorcord.data.picture;
