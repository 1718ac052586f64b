/** The library's face: tensors, variables, shapes, scopes, creation. May import {@code backend}. */
package dev.tensorcord.tensor;
