/** From a picture to digits in MNIST's form. May import {@code fault}. */
package dev.tensorcord.data.picture;
