package dev.tensorcord.tensor.op;

import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import java.util.function.IntPredicate;

/** Questions to two tensors of strings, on the host. */
final class Texts {
  private Texts() {}

  /** Compares as JavaScript does, by UTF-16 units, broadcasting. */
  static Tensor compare(String op, Tensor a, Tensor b, IntPredicate test) {
    Shape shape = Broadcast.shape(op, a.shape(), b.shape());
    String[] left = a.texts();
    String[] right = b.texts();
    int[] from = places(a.shape(), shape);
    int[] to = places(b.shape(), shape);
    boolean[] answers = new boolean[shape.size()];
    for (int i = 0; i < answers.length; i++) {
      answers[i] = test.test(left[from[i]].compareTo(right[to[i]]));
    }
    return Tensors.tensor(answers, shape.toArray());
  }

  /** Which of a tensor's elements stands at each place of the shape that it fills. */
  private static int[] places(Shape own, Shape shape) {
    int[] places = new int[shape.size()];
    for (int i = 0; i < places.length; i++) {
      int rest = i;
      int stride = 1;
      for (int axis = shape.rank() - 1, mine = own.rank() - 1; mine >= 0; axis--, mine--) {
        int index = rest % shape.dim(axis);
        rest /= shape.dim(axis);
        places[i] += own.dim(mine) == 1 ? 0 : index * stride;
        stride *= own.dim(mine);
      }
    }
    return places;
  }
}
