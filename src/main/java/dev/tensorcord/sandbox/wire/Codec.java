package dev.tensorcord.sandbox.wire;

/** The messages of one direction as frames. */
interface Codec<M> {
  /** The longest body of a kind that is accepted; less than 0 for a kind that there is not. */
  long most(int kind);

  Frame encode(M message);

  M decode(Frame frame) throws BrokenProtocol;
}
