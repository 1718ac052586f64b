package dev.tensorcord.nn;

/** How a model file holds each weight. */
public enum Precision {
  /** As they are. */
  FLOAT32,
  /** In half the space, rounded to about three digits, as TensorFlow.js's converter can. */
  FLOAT16
}
