package dev.tensorcord.sandbox.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tensorcord.fault.Excerpt;
import dev.tensorcord.sandbox.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What learners are told when something goes wrong. */
final class FailureTest {
  @Test
  void thePlaceIsThatOfTheSnippet() {
    Failure failure =
        Trial.of(
                """
                import * as tf from '@tensorflow/tfjs';
                const a = await tf.scalar(1).data();
                  a.foo();
                """)
            .failure();
    Excerpt where = failure.where().orElseThrow();
    assertThat(where.line()).isEqualTo(3);
    assertThat(where.column()).isEqualTo(3);
    assertThat(where.pointed()).isEqualTo("  a.foo();\n  ^^^^^^^");
  }

  @Test
  void whatTheLibrarySaysStandsAtTheLineThatAskedIt() {
    Failure failure =
        Trial.of(
                "const a = tf.ones([2]);\nfunction f() {\n  return a.add(tf.ones([3]));\n}\ntf.tidy(() => f());")
            .failure();
    assertThat(failure.message()).contains("[2] and [3] do not fit together");
    assertThat(failure.hint()).contains("reshape");
    assertThat(failure.where().orElseThrow().line()).isEqualTo(3);
  }

  @Test
  void anErrorAfterAnAwaitHasItsPlaceToo() {
    Failure failure =
        Trial.of("async function f() {\n  await null;\n  throw new Error('here');\n}\nawait f();")
            .failure();
    assertThat(failure.message()).isEqualTo("Error: here");
    assertThat(failure.where().orElseThrow().line()).isEqualTo(3);
  }

  @Test
  void aRejectionThatNobodyHandlesIsAFailure() {
    Trial trial = Trial.of("Promise.reject(new TypeError('no'));\nconsole.log('before');");
    assertThat(trial.failure().message()).isEqualTo("TypeError: no");
    assertThat(trial.out().text()).isEqualTo("before");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tf.matmul(1)                                       | Did you mean tf.matMul?",
        "tf.layers.dence({units: 1})                        | Did you mean tf.layers.dense?",
        "const x = tf.scalar(1); x.sqare()                  | Did you mean x.square?",
        "const total = 1; console.log(totl)                 | Did you mean total?",
        "matMul(1)                                          | Did you mean tf.matMul?",
        "const d = tf.scalar(1).data(); d.map(x => x)       | d is a promise: write await before the call that gives it.",
        "const h = tf.scalar(1).data(); tf.add(h, 1)        | Write await before the call that gives it.",
        "tf.tensor2d([1, 2])                                | Give lists within lists, as deep as there are axes.",
        "function f() { f(); } f();                         | A function calls itself without an end.",
        "const a = 1; a = 2;                                | Declare the variable with let where it is to change.",
        "fetch('x')                                         | There is no network and no page here: use data.mnist, or write the data into the snippet.",
      })
  void aWayOutIsNamedWhereOneIsKnown(String code, String hint) {
    assertThat(Trial.of(code).failure().hint()).isEqualTo(hint);
  }

  @Test
  void whatIsNoJavaScriptIsToldAtItsPlace() {
    Failure failure = Trial.of("const a = [1, 2;\na").failure();
    assertThat(failure).isInstanceOf(Failure.Syntax.class);
    assertThat(failure.where().orElseThrow().line()).isEqualTo(1);
    assertThat(Trial.of("import numpy as np\nx = 1 # one").failure().hint()).contains("Python");
    assertThat(Trial.of("<html><script>1</script></html>").failure().hint()).contains("page");
  }

  @Test
  void tooMuchTensorMemoryNamesItsLimit() {
    Failure failure =
        Trial.of("const all = [];\nfor (;;) all.push(tf.randomNormal([1000, 1000]));").failure();
    assertThat(failure).isInstanceOf(Failure.TensorBudget.class);
    assertThat(failure.limit()).contains("run.tensor_megabytes");
    assertThat(failure.where().orElseThrow().line()).isEqualTo(2);
  }

  @Test
  void forgottenTensorsMakeRoomAndOthersStay() {
    Trial trial =
        Trial.of(
            """
            const kept = [];
            for (let i = 0; i < 100; i++) {
              const large = tf.ones([1000, 1000]).add(i);
              if (i % 20 === 0) kept.push(large.reshape([500, 2000]));
              tf.tidy(() => large.sum().add(tf.ones([500, 500]).sum()));
            }
            kept.map(each => each.min().dataSync()[0] + each.max().dataSync()[0]).join()
            """);
    assertThat(trial.text())
        .containsOnlyOnce("were in use nowhere any more")
        .contains("tf.tidy")
        .endsWith("'2,42,82,122,162'");
  }

  @Test
  void aLossThatRunsAwayIsExplainedOnce() {
    Trial trial =
        Trial.of(
            "const w = tf.variable(tf.scalar(2)); const o = tf.train.sgd(100);\n"
                + "for (let i = 0; i < 40; i++) o.minimize(() => w.square());");
    assertThat(trial.text()).containsOnlyOnce("learning rate");
  }

  @Test
  void whatNeverComesIsToldAndNotWaitedFor() {
    assertThat(Trial.of("await new Promise(() => {});").failure().message())
        .contains("waits for something that never comes");
  }

  @Test
  void anythingCanBeThrown() {
    assertThat(Trial.of("throw {a: 1}").failure().message()).isEqualTo("{ a: 1 } was thrown.");
    assertThat(Trial.of("throw 'text'").failure().message()).isEqualTo("'text' was thrown.");
  }
}
