package dev.tensorcord.sandbox;

import dev.tensorcord.nn.ModelLimits;
import dev.tensorcord.tensor.TensorLimits;

/**
 * All limits that a snippet's world is made with.
 *
 * @param run what the snippet may use
 * @param tensor what one op may ask for
 * @param model what a model file may hold
 */
public record WorldLimits(SandboxLimits run, TensorLimits tensor, ModelLimits model) {
  /** With those of ops and models that suit one small machine. */
  public static WorldLimits of(SandboxLimits run) {
    return new WorldLimits(run, TensorLimits.DEFAULT, new ModelLimits(1 << 20, 200, 5_000_000));
  }
}
