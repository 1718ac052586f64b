package dev.tensorcord.sandbox.pool;

import dev.tensorcord.sandbox.Failure.OutOfMemory;
import dev.tensorcord.sandbox.Failure.OutOfTime;
import dev.tensorcord.sandbox.Failure.Thrown;
import dev.tensorcord.sandbox.Sandbox;
import org.junit.jupiter.api.Test;

/**
 * Snippets that take all memory, in all shapes. Where filling it takes longer than the deadline, or
 * JavaScript itself has a bound that is met first, that ends them as well.
 */
final class MemoryAttackTest {
  private static void takesAll(String code) throws InterruptedException {
    Attacked.failsBy(code, OutOfMemory.class, OutOfTime.class, Thrown.class);
  }

  @Test
  void arraysOfNumbers() throws InterruptedException {
    Attacked.failsBy(
        "const all = []; for (;;) all.push(new Float64Array(1e6).fill(1));", OutOfMemory.class);
  }

  @Test
  void anArrayThatGrows() throws InterruptedException {
    takesAll("const a = []; for (let i = 0; ; i++) a.push({ i });");
  }

  @Test
  void aBombThatCatchesEverything() throws InterruptedException {
    Attacked.failsBy(
        "const a = []; for (;;) { try { for (;;) a.push(new Float64Array(1e6).fill(1)); }"
            + " catch (e) {} }",
        OutOfMemory.class,
        OutOfTime.class);
  }

  @Test
  void ropes() throws InterruptedException {
    takesAll(
        "const all = []; let s = 'x'; for (;;) { s += s + all.length; all.push(s); s.at(9); }");
  }

  @Test
  void repeatedTexts() throws InterruptedException {
    takesAll("const all = []; for (;;) all.push('x'.repeat(2 ** 28));");
  }

  @Test
  void paddedTexts() throws InterruptedException {
    takesAll("const all = []; for (;;) all.push('x'.padEnd(2 ** 27, 'ab' + all.length));");
  }

  @Test
  void joinedArrays() throws InterruptedException {
    takesAll("new Array(2 ** 27).join('abcdefgh');");
  }

  @Test
  void typedArrays() throws InterruptedException {
    takesAll("const all = []; for (;;) all.push(new Uint8Array(2 ** 24));");
  }

  @Test
  void oneBufferOfAllBytes() throws InterruptedException {
    takesAll("new ArrayBuffer(2 ** 31 - 8).byteLength;");
  }

  @Test
  void bigIntegers() throws InterruptedException {
    takesAll("const all = []; let x = 3n; for (;;) { x = x * x; all.push(x); }");
  }

  @Test
  void maps() throws InterruptedException {
    takesAll("const m = new Map(); for (let i = 0; ; i++) m.set('key' + i, new Array(100));");
  }

  @Test
  void objectsWithEverMoreKeys() throws InterruptedException {
    takesAll("const o = {}; for (let i = 0; ; i++) o['key' + i] = [i, i, i, i];");
  }

  @Test
  void closures() throws InterruptedException {
    takesAll(
        "let f = () => 0; for (;;) { const g = f; const big = new Array(1e4).fill(1);"
            + " f = () => g() + big.length; }");
  }

  @Test
  void promisesThatNobodyWaitsFor() throws InterruptedException {
    takesAll("for (;;) Promise.resolve(new Array(1000).fill(0)).then(x => x);");
  }

  @Test
  void anArrayOfTwoToTheThirtySecond() throws InterruptedException {
    takesAll("const a = new Array(2 ** 32 - 1); a.fill(0); a.length;");
  }

  @Test
  void functionsMadeFromText() throws InterruptedException {
    takesAll(
        "const all = []; for (let i = 0; ; i++)"
            + " all.push(new Function('return ' + '[' .repeat(200) + i + ']'.repeat(200)));");
  }

  /** They end by memory long before their time is over; element by element they would not. */
  @Test
  void plainArraysThatAreFilled() throws InterruptedException {
    try (Sandbox own = Attacked.open(Attacked.LIMITS, 1, 0)) {
      Attacked.failsBy(
          own,
          Attacked.SECONDS,
          "const a = []; for (;;) a.push(new Array(1e6).fill(1.5));",
          OutOfMemory.class);
    }
  }
}
