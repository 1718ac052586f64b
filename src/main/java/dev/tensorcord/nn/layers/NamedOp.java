package dev.tensorcord.nn.layers;

import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.op.OpTable;

/** Ops that layers call by the names and with the arguments that scripts know. */
final class NamedOp {
  private NamedOp() {}

  static Tensor call(String name, Object... arguments) {
    return (Tensor) OpTable.get(name).call(arguments);
  }
}
