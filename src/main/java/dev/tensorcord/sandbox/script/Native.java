package dev.tensorcord.sandbox.script;

import org.graalvm.polyglot.Value;

/** What a script of ours calls in Java. */
@FunctionalInterface
interface Native {
  /** The result as a script takes it: a number, a text, a thing to be held, null or a value. */
  Object call(Value... given);
}
