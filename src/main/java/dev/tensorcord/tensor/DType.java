package dev.tensorcord.tensor;

import dev.tensorcord.backend.Element;
import java.util.Locale;

/** What a tensor's values are, by TensorFlow.js's names. */
public enum DType {
  /** 0 or 1, shown as false and true. */
  BOOL(Element.BOOL),
  /** Whole numbers of 32 bits. */
  INT32(Element.I32),
  /** Single precision; the only one that gradients flow through. */
  FLOAT32(Element.F32);

  private final Element element;
  private final String label = name().toLowerCase(Locale.ROOT);

  DType(Element element) {
    this.element = element;
  }

  /** What a device holds for one value. */
  public Element element() {
    return element;
  }

  /** Bytes of one value. */
  public int bytes() {
    return element.bytes();
  }

  /** The narrowest type that holds the values of both. */
  public DType with(DType other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** The type of a device's element. */
  public static DType of(Element element) {
    return switch (element) {
      case F32 -> FLOAT32;
      case I32 -> INT32;
      case BOOL -> BOOL;
    };
  }

  @Override
  public String toString() {
    return label;
  }
}
