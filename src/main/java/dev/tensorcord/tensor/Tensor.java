package dev.tensorcord.tensor;

import dev.tensorcord.backend.Buffer;
import dev.tensorcord.fault.Fault;
import java.util.Arrays;

/**
 * Numbers in a shape. A tensor never changes; ops make new ones. It belongs to the thread, and to
 * the {@link Scope}, that it was made in.
 */
public sealed class Tensor
    implements ElementwiseMethods,
        ComparisonMethods,
        ReductionMethods,
        ShapeMethods,
        StructureMethods,
        ConversionMethods,
        NetworkMethods
    permits Variable {
  private final Shape shape;
  private final DType dtype;
  private final Session session;
  private Storage storage;
  private Scope scope;
  private boolean kept;
  private Object recording;
  private int slot;

  Tensor(Session session, Shape shape, DType dtype, Storage storage) {
    this.session = session;
    this.shape = shape;
    this.dtype = dtype;
    this.storage = storage;
  }

  /** A tensor of undefined values, for an op to write. */
  public static Tensor allocate(Shape shape, DType dtype) {
    Session session = Session.current();
    Tensor tensor = new Tensor(session, shape, dtype, session.allocate(shape, dtype));
    session.opened(tensor);
    return tensor;
  }

  /** A tensor of these texts, row after row; the array is the tensor's from here on. */
  public static Tensor ofTexts(String[] texts, Shape shape) {
    Session session = Session.current();
    Tensor tensor = new Tensor(session, shape, DType.STRING, session.hold(shape, texts));
    session.opened(tensor);
    return tensor;
  }

  /** A number that an op was given: no one else holds it, so that no scope needs to know of it. */
  static Tensor uncounted(Session session, DType dtype, double number) {
    return new Tensor(session, Shape.SCALAR, dtype, Storage.of(session, dtype, 1, number));
  }

  /** The same values in another shape of the same size; the buffer is shared. */
  public Tensor alias(Shape other) {
    return alias(other, dtype);
  }

  /**
   * A complex tensor of shape [a, b …] as float32 [a, b …, 2]: real and imaginary part along a last
   * axis. The buffer is shared: ops that move values about can move the pairs.
   */
  public Tensor pairs() {
    int[] dims = Arrays.copyOf(shape.toArray(), rank() + 1);
    dims[rank()] = 2;
    return alias(Shape.of(dims), DType.FLOAT32);
  }

  /** What {@link #pairs} gave, as the complex tensor again. */
  public Tensor fromPairs() {
    return alias(Shape.of(Arrays.copyOf(shape.toArray(), rank() - 1)), DType.COMPLEX64);
  }

  private Tensor alias(Shape other, DType as) {
    long elements = (long) other.size() * as.width();
    if (elements != (long) shape.size() * dtype.width() || as.element() != dtype.element()) {
      throw new IllegalArgumentException(shape + " does not hold as many values as " + other);
    }
    session.check();
    Session here = session.here();
    Tensor tensor = new Tensor(here, other, as, values().share());
    here.opened(tensor);
    return tensor;
  }

  /**
   * The result of an op that is held back until someone looks at it: then all that is still in use
   * is computed at once, in few passes.
   *
   * @param variant what the rule is told besides
   * @throws Fault as the rule says, if the inputs do not fit, or if there is no memory for it
   */
  public static Tensor heldBack(Rule rule, Object variant, Tensor... inputs) {
    return inputs[0].session.here().trace().add(rule, variant, inputs);
  }

  /** A tensor of one number everywhere, which takes no memory until someone looks at it. */
  public static Tensor filled(Shape shape, DType dtype, double number) {
    Session session = Session.current();
    Tensor tensor = new Tensor(session, shape, dtype, session.number(shape, dtype, number));
    session.opened(tensor);
    return tensor;
  }

  /** Another tensor of the same values; the buffer is shared. */
  public Tensor copy() {
    return alias(shape);
  }

  @Override
  public final Tensor self() {
    return this;
  }

  /** Sizes of the axes. */
  public Shape shape() {
    return shape;
  }

  /** Number of axes. */
  public int rank() {
    return shape.rank();
  }

  /** Number of values. */
  public int size() {
    return shape.size();
  }

  /** What the values are. */
  public DType dtype() {
    return dtype;
  }

  /**
   * The values on the device, for an op to read.
   *
   * @throws Fault if the tensor was disposed of
   */
  public Buffer buffer() {
    Storage values = values();
    if (values.texts != null) {
      throw Fault.of(
          "This tensor holds strings, and this op computes with numbers.",
          "Give it a tensor of numbers.");
    }
    return values.buffer();
  }

  /** The values, be they computed or held back. */
  Storage values() {
    check();
    return storage;
  }

  /**
   * Makes sure that there are values.
   *
   * @throws Fault if the tensor was disposed of
   */
  public void check() {
    if (storage == null) {
      throw Fault.of(
          "This tensor was disposed of: its values are gone.",
          "Dispose later, or keep or return the tensor from tidy.");
    }
  }

  /** The number that it is known to be everywhere without looking; NaN where that is not known. */
  public double knownNumber() {
    return values().isNumber ? storage.number : Double.NaN;
  }

  /**
   * The values of a string tensor in a fresh array, row after row.
   *
   * @throws Fault if it holds numbers
   */
  public String[] texts() {
    check();
    if (storage.texts == null) {
      throw Fault.of(
          "A string tensor is needed, not %s.".formatted(dtype),
          "Make one with tf.tensor(['a', 'b']).");
    }
    return storage.texts.clone();
  }

  /**
   * The values in a fresh array, row after row: {@code float[]}, {@code int[]}, {@code byte[]} or
   * {@code String[]}; real and imaginary parts in turn where they are complex.
   */
  public Object array() {
    int count = size() * dtype.width();
    Object values =
        switch (dtype) {
          case FLOAT32, COMPLEX64 -> new float[count];
          case INT32 -> new int[count];
          case BOOL -> new byte[count];
          case STRING -> texts();
        };
    if (!dtype.isText()) {
      session.backend().read(buffer(), values, count);
    }
    return values;
  }

  /** The values as floats, row after row, in a fresh array. */
  public float[] data() {
    return switch (array()) {
      case float[] floats -> floats;
      case int[] ints -> {
        float[] floats = new float[ints.length];
        for (int i = 0; i < ints.length; i++) {
          floats[i] = ints[i];
        }
        yield floats;
      }
      case byte[] bytes -> {
        float[] floats = new float[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
          floats[i] = bytes[i];
        }
        yield floats;
      }
      default ->
          throw Fault.of(
              "A tensor of strings has no numbers to read.", "Read its texts, or take another.");
    };
  }

  /**
   * The one value of a tensor of one element.
   *
   * @throws Fault if it has more, or none
   */
  public double item() {
    if (size() != 1) {
      throw Fault.of(
          "item: a tensor of shape %s has %d values, not one.".formatted(shape, size()),
          "Take a mean, a sum or a slice first, or read all values.");
    }
    return dtype == DType.INT32 ? ((int[]) array())[0] : data()[0];
  }

  /** Frees the values. Disposing again does nothing. */
  public void dispose() {
    if (storage == null) {
      return;
    }
    session.check();
    session.tape().preserve(this);
    Storage freed = storage;
    storage = null;
    session.closed(this, freed);
  }

  /** Whether the values are gone. */
  public boolean isDisposed() {
    return storage == null;
  }

  /** Lets the tensor outlive every scope until it is disposed of, or its session ends. */
  public Tensor keep() {
    kept = true;
    return this;
  }

  boolean isKept() {
    return kept;
  }

  /** The session that it belongs to. */
  public Session session() {
    return session;
  }

  Scope scope() {
    return scope;
  }

  void scope(Scope holder) {
    scope = holder;
  }

  void handedTo(Scope other) {
    if (storage != null && scope != null && scope.isWithin(other)) {
      other.take(this);
    }
  }

  Storage storage() {
    return storage;
  }

  void replace(Storage other) {
    storage = other;
  }

  /** The tape's note on this tensor: its number in a recording, or -1 where it has none. */
  public int slot(Object of) {
    return recording == of ? slot : -1;
  }

  /** Whether the tape has noted anything on this tensor in a recording. */
  public boolean isIn(Object of) {
    return recording == of;
  }

  /** Leaves the tape's note. */
  public void mark(Object in, int number) {
    recording = in;
    slot = number;
  }

  /** Prints as TensorFlow.js does. */
  public void print() {
    System.out.println(this);
  }

  /** As TensorFlow.js prints it. */
  @Override
  public String toString() {
    return storage == null ? "Tensor (disposed)" : TensorText.of(this, false);
  }
}
