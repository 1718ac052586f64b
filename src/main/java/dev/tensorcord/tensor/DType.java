package dev.tensorcord.tensor;

import dev.tensorcord.backend.Element;
import dev.tensorcord.fault.Fault;
import java.util.Locale;

/** What a tensor's values are, by TensorFlow.js's names. */
public enum DType {
  /** 0 or 1, shown as false and true. */
  BOOL(Element.BOOL),
  /** Whole numbers of 32 bits. */
  INT32(Element.I32),
  /** Single precision; the only one that gradients flow through. */
  FLOAT32(Element.F32),
  /** Pairs of single precision: real and imaginary part, one after the other. */
  COMPLEX64(Element.F32),
  /** Texts; they stay with the host. */
  STRING(null);

  private final Element element;
  private final String label = name().toLowerCase(Locale.ROOT);

  DType(Element element) {
    this.element = element;
  }

  /** What a device holds for one value, or for each part of it; null for strings. */
  public Element element() {
    return element;
  }

  /** How many elements of a device make one value: two of a complex number. */
  public int width() {
    return this == COMPLEX64 ? 2 : 1;
  }

  /** Bytes of one value; 0 for strings, which have lengths of their own. */
  public int bytes() {
    return isText() ? 0 : width() * element.bytes();
  }

  /** Whether values are texts. */
  public boolean isText() {
    return this == STRING;
  }

  /** Whether a device computes with values as they are: float32, int32 and bool. */
  public boolean isPlain() {
    return compareTo(FLOAT32) <= 0;
  }

  /**
   * The narrowest type that holds the values of both.
   *
   * @throws Fault where one is text and the other is not
   */
  public DType with(DType other) {
    if (isText() != other.isText()) {
      throw Fault.of(
          "Strings and numbers do not go together: one tensor is %s, the other %s."
              .formatted(this, other),
          "Use tensors of one kind.");
    }
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
