package dev.tensorcord.sandbox.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tensorcord.sandbox.Ending;
import dev.tensorcord.sandbox.Line;
import dev.tensorcord.sandbox.Snippet;
import org.junit.jupiter.api.Test;

/** What snippets are written in, beside {@code tf}. */
final class LanguageTest {
  @Test
  void theLastExpressionIsShown() {
    Trial trial = Trial.of("const a = 2;\na * 21");
    assertThat(trial.text()).isEqualTo("42");
    assertThat(trial.out().lines.getFirst().level()).isEqualTo(Line.Level.VALUE);
  }

  @Test
  void aTextAtTheEndIsAValueAndNoDirective() {
    assertThat(Trial.of("'a' + 'b'").text()).isEqualTo("'ab'");
    assertThat(Trial.of("'use strict'").text()).isEqualTo("'use strict'");
    assertThat(Trial.of("(1, 2)").text()).isEqualTo("2");
    assertThat(Trial.of("({a: 1})").text()).isEqualTo("{ a: 1 }");
    assertThat(Trial.of("// nothing").text()).isEmpty();
    assertThat(Trial.of("").text()).isEmpty();
  }

  @Test
  void aDeclarationAtTheEndShowsNothing() {
    assertThat(Trial.of("1 + 1;\nconst a = 5;").text()).isEmpty();
    assertThat(Trial.of("for (let i = 0; i < 3; i++) { i; }").text()).isEmpty();
  }

  @Test
  void aTensorAtTheEndIsShownAsItIsPrinted() {
    assertThat(Trial.of("tf.tensor1d([1, 2]).mul(2)").text()).isEqualTo("Tensor\n    [2, 4]");
  }

  @Test
  void aPromiseAtTheEndIsWaitedFor() {
    assertThat(Trial.of("Promise.resolve(3).then(x => x + 1)").text()).isEqualTo("4");
  }

  @Test
  void awaitStandsAnywhere() {
    assertThat(
            Trial.of(
                    "const x = await tf.scalar(3).data();\nfor await (const y of [1]) x[0] += y;\nx[0]")
                .text())
        .isEqualTo("4");
  }

  @Test
  void importLinesOfTheLibraryAreTaken() {
    String code =
        """
        import * as tf from '@tensorflow/tfjs';
        import {MnistData} from './data';
        import * as tfvis from "@tensorflow/tfjs-vis"
        const also = require('@tensorflow/tfjs');
        export const same = also === tf;
        [same, typeof MnistData, typeof tfvis.render.linechart]
        """;
    assertThat(Trial.of(code).text()).isEqualTo("[ true, 'function', 'function' ]");
  }

  @Test
  void otherModulesAreNotThere() {
    assertThat(Trial.of("const fs = require('fs');").failure().message())
        .isEqualTo("Error: There is no module 'fs' here.");
  }

  @Test
  void timersRunInTheOrderOfTheirTimes() {
    String code =
        """
        setTimeout(() => print('late'), 30);
        setTimeout(x => print('early', x), 5, 1);
        const id = setInterval(() => { print('again'); if (++n === 2) clearInterval(id); }, 1);
        let n = 0;
        requestAnimationFrame(() => print('frame'));
        await tf.nextFrame();
        print('after');
        """;
    assertThat(Trial.of(code).text().lines().toList())
        .containsExactlyInAnyOrder("frame", "after", "again", "again", "early 1", "late")
        .containsSubsequence("frame", "after")
        .containsSubsequence("early 1", "late");
  }

  @Test
  void theConsoleShowsValuesAsPeopleReadThem() {
    String code =
        """
        console.log('a', 1, [1, 'b', null], {x: {y: [1]}}, new Map([['k', 1]]), new Set([2]));
        console.log('%s is %d', 'two', 2);
        console.warn(new Float32Array([1, 0.5]));
        console.error(new TypeError('bad'));
        const round = {}; round.self = round; console.log(round);
        console.log(tf.sequential, class A {}, undefined, -0, 10n, Symbol('s'));
        """;
    Trial trial = Trial.of(code);
    assertThat(trial.text().lines())
        .containsExactly(
            "a 1 [ 1, 'b', null ] { x: { y: [ 1 ] } } Map(1) { 'k' => 1 } Set(1) { 2 }",
            "two is 2",
            "Float32Array(2) [ 1, 0.5 ]",
            "TypeError: bad",
            "{ self: [Circular] }",
            "[Function: sequential] [class A] undefined -0 10n Symbol(s)");
    assertThat(trial.out().lines.stream().map(Line::level))
        .contains(Line.Level.WARN, Line.Level.ERROR);
  }

  @Test
  void copiesAndTextsAreMadeAsInABrowser() {
    String code =
        """
        const a = {when: new Date(0), list: [1, {b: 2}], map: new Map([[1, 2]])};
        a.self = a;
        const b = structuredClone(a);
        [b !== a, b.self === b, b.list[1].b, b.map.get(1), performance.now() >= 0,
          new TextDecoder().decode(new TextEncoder().encode('ü'))]
        """;
    assertThat(Trial.of(code).text()).isEqualTo("[ true, true, 2, 2, true, 'ü' ]");
  }

  @Test
  void theSameSeedDrawsTheSameNumbers() {
    String code = "[Math.random(), tf.randomNormal([1]).dataSync()[0]]";
    assertThat(Trial.of(code).text()).isEqualTo(Trial.of(code).text());
  }

  @Test
  void aSessionsNamesLiveOnAndMayBeDeclaredAgain() {
    try (Interpreter world = Interpreter.open(Trial.LIMITS)) {
      Recorder out = new Recorder();
      for (String code :
          new String[] {
            "const w = tf.variable(tf.scalar(2)); let count = 0; function more() { return ++count; }",
            "more(); const w2 = w.square();",
            "const count2 = await Promise.resolve(more());",
            "const w = 5; class A {} ",
            "const w = 6; [w, count, count2, w2.dataSync()[0], typeof A, more()]",
          }) {
        assertThat(world.run(Snippet.of(code, 1), out)).isInstanceOf(Ending.Done.class);
      }
      assertThat(out.text()).isEqualTo("[ 6, 2, 2, 4, 'function', 3 ]");
    }
  }

  @Test
  void oneWorldLeavesNothingInTheNext() {
    Trial.of("Array.prototype.map = () => 'bad'; globalThis.left = 1; tf.add = null;");
    assertThat(Trial.of("[[1].map(x => x + 1), typeof left, typeof tf.add]").text())
        .isEqualTo("[ [ 2 ], 'undefined', 'function' ]");
  }

  @Test
  void aLongWaitIsEndedFromOutside() throws InterruptedException {
    try (Interpreter world = Interpreter.open(Trial.LIMITS)) {
      Thread other =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  Thread.sleep(300);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
                world.stop();
              });
      Ending ending =
          world.run(Snippet.of("for (;;) { try { for (;;); } catch {} }", 1), new Recorder());
      other.join();
      assertThat(ending).isInstanceOf(Ending.Failed.class);
      Thread.interrupted();
    }
  }
}
