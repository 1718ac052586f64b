package dev.tensorcord.sandbox.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tensorcord.sandbox.Failure;
import dev.tensorcord.sandbox.Failure.OutOfTime;
import dev.tensorcord.sandbox.Sandbox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Snippets that never end, in all shapes. */
final class LoopAttackTest {
  /** A loop takes all that it is given: no longer than it needs to show that it does not end. */
  private static final int SECONDS = 1;

  private static Sandbox sandbox;

  @BeforeAll
  static void open() {
    sandbox = Attacked.open(Attacked.limits(SECONDS), 1, 1);
  }

  @AfterAll
  static void close() {
    sandbox.close();
  }

  @SafeVarargs
  private static Failure failsBy(String code, Class<? extends Failure>... reasons)
      throws InterruptedException {
    return Attacked.failsBy(sandbox, SECONDS, code, reasons);
  }

  private static void neverEnds(String code) throws InterruptedException {
    Failure failure = failsBy(code, OutOfTime.class);
    assertThat(failure.limit()).contains("run.seconds");
  }

  @Test
  void anEmptyLoop() throws InterruptedException {
    neverEnds("for (;;);");
  }

  @Test
  void aLoopThatCatchesWhatStopsIt() throws InterruptedException {
    neverEnds("for (;;) { try { for (;;) {} } catch (e) {} finally { continue; } }");
  }

  @Test
  void aFinallyThatCallsItselfAgain() throws InterruptedException {
    neverEnds("function f() { try { for (;;); } finally { f(); } } f();");
  }

  @Test
  void promisesThatFollowEachOther() throws InterruptedException {
    neverEnds("const next = () => Promise.resolve().then(next); next();");
  }

  @Test
  void anAsyncFunctionThatAwaitsForEver() throws InterruptedException {
    neverEnds("(async () => { for (;;) await null; })();");
  }

  @Test
  void aThenThatIsItsOwn() throws InterruptedException {
    neverEnds("const t = { then(f) { f(t); } }; Promise.resolve(t);");
  }

  @Test
  void aGetter() throws InterruptedException {
    neverEnds("({ get x() { for (;;); } }).x;");
  }

  @Test
  void aProxy() throws InterruptedException {
    neverEnds("new Proxy({}, { get() { for (;;); } }).x;");
  }

  @Test
  void aProxyWhosePrototypeIsAsked() throws InterruptedException {
    neverEnds("const p = new Proxy({}, { getPrototypeOf() { for (;;); } }); p instanceof Object;");
  }

  @Test
  void aConversionToText() throws InterruptedException {
    neverEnds("`${{ toString() { for (;;); } }}`;");
  }

  @Test
  void aToJson() throws InterruptedException {
    neverEnds("JSON.stringify({ toJSON() { for (;;); } });");
  }

  @Test
  void aGeneratorThatIsSpread() throws InterruptedException {
    neverEnds("function* g() { for (;;) ; } [...g()];");
  }

  @Test
  void aRegularExpressionThatBacktracks() throws InterruptedException {
    neverEnds("/^(a+)+\\1$/.test('a'.repeat(40) + 'b');");
  }

  @Test
  void aSortWhoseComparisonDoesNotEnd() throws InterruptedException {
    neverEnds("[3, 1, 2].sort(() => { for (;;); });");
  }

  @Test
  void anIndexOfOverAllNumbers() throws InterruptedException {
    neverEnds("Array.prototype.indexOf.call({ length: 2 ** 53 - 1 }, 1);");
  }

  @Test
  void aReverseOverAllNumbers() throws InterruptedException {
    neverEnds("Array.prototype.reverse.call({ length: 2 ** 53 - 1 });");
  }

  @Test
  void aPowerOfBigInts() throws InterruptedException {
    failsBy(
        "let x = 3n; for (;;) x = x ** 7n % (1n << 900000n);",
        OutOfTime.class, Failure.Thrown.class, Failure.OutOfMemory.class);
  }

  @Test
  void aWaitForNobody() throws InterruptedException {
    failsBy(
        "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);",
        OutOfTime.class,
        Failure.Thrown.class);
  }

  @Test
  void recursionThatCatchesItsOverflow() throws InterruptedException {
    neverEnds("function f() { try { f(); } catch { f(); } } f();");
  }
}
