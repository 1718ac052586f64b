package dev.tensorcord.sandbox.pool;

import dev.tensorcord.sandbox.Failure.OutOfTime;
import dev.tensorcord.sandbox.Failure.Syntax;
import dev.tensorcord.sandbox.Failure.Thrown;
import org.junit.jupiter.api.Test;

/** Snippets that go deeper than the stack. */
final class StackAttackTest {
  @Test
  void aFunctionThatCallsItself() throws InterruptedException {
    Attacked.failsBy("function f() { f(); } f();", Thrown.class);
  }

  @Test
  void aGetterThatGetsItself() throws InterruptedException {
    Attacked.failsBy("const o = { get x() { return this.x; } }; o.x;", Thrown.class);
  }

  @Test
  void overflowsThatAreCaught() throws InterruptedException {
    Attacked.prints(
        "let n = 0; function f() { f(); }"
            + " for (let i = 0; i < 5; i++) { try { f(); } catch { n++; } } console.log(n);",
        "5");
  }

  @Test
  void aTextThatIsNestedTooDeepToBeParsed() throws InterruptedException {
    Attacked.failsBy("JSON.parse('['.repeat(3e5));", Thrown.class, Syntax.class, OutOfTime.class);
  }

  @Test
  void codeThatIsNestedTooDeepToBeParsed() throws InterruptedException {
    String code = "[".repeat(30_000) + "]".repeat(30_000) + ".x.y";
    Attacked.failsBy(code, Thrown.class, Syntax.class, OutOfTime.class);
  }

  @Test
  void aRegularExpressionThatIsNestedTooDeep() throws InterruptedException {
    Attacked.failsBy(
        "new RegExp('('.repeat(1e5) + ')'.repeat(1e5));",
        Thrown.class,
        Syntax.class,
        OutOfTime.class);
  }
}
