package dev.tensorcord.sandbox.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tensorcord.sandbox.Ending;
import dev.tensorcord.sandbox.Snippet;
import dev.tensorcord.tensor.op.OpTable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code tf} over the library. */
final class BridgeTest {
  @Test
  void everyOpOfTheTableIsThere() {
    String names =
        OpTable.all().stream()
            .map(op -> "['%s', typeof tf.%s]".formatted(op.name(), op.name().replace(".", "?.")))
            .collect(Collectors.joining(","));
    String aliases =
        OpTable.aliases().keySet().stream()
            .map(name -> "['%s', typeof tf.%s]".formatted(name, name.replace(".", "?.")))
            .collect(Collectors.joining(","));
    assertThat(
            Trial.of(
                    "[%s,%s].filter(each => each[1] !== 'function').map(each => each[0])"
                        .formatted(names, aliases))
                .text())
        .isEqualTo("[]");
  }

  @Test
  void everySnippetOfTheTableRuns() {
    try (Interpreter world = Interpreter.open(Trial.LIMITS)) {
      for (var op : OpTable.all()) {
        Ending ending = world.run(Snippet.of(op.doc().snippet(), 7), new Recorder());
        assertThat(ending)
            .as(op.name() + ": " + op.doc().snippet() + " " + ending)
            .isInstanceOf(Ending.Done.class);
      }
    }
  }

  @Test
  void typedArraysMoveBothWays() {
    String code =
        """
        const a = tf.tensor(new Float32Array([1.5, 2]));
        const b = tf.tensor(new Int32Array([1, 2]));
        const part = new Float32Array([9, 1, 2, 9]).subarray(1, 3);
        [a.dataSync(), b.dtype, b.dataSync(), tf.tensor(part).arraySync(),
          tf.tensor(['a', 'ü']).dataSync(), await tf.tensor([true, false]).data(),
          tf.tensor([[1, 2], [3, 4]]).arraySync()]
        """;
    assertThat(Trial.of(code).text())
        .contains("Float32Array(2) [ 1.5, 2 ]", "'int32'", "Int32Array(2) [ 1, 2 ]", "[ 1, 2 ]")
        .contains("[ 'a', 'ü' ]", "Uint8Array(2) [ 1, 0 ]", "[ [ 1, 2 ], [ 3, 4 ] ]");
  }

  @Test
  void tidyKeepsWhatIsReturnedAndNothingElse() {
    String code =
        """
        const before = tf.memory().numTensors;
        const {a, list} = tf.tidy('name', () => {
          const t = tf.scalar(1);
          tf.keep(t.add(1));
          return {a: t.mul(2), list: [t.mul(3)]};
        });
        const left = tf.memory().numTensors - before;
        tf.dispose([a, list]);
        [left, a.isDisposed, tf.memory().numTensors - before]
        """;
    assertThat(Trial.of(code).text()).isEqualTo("[ 3, true, 1 ]");
  }

  @Test
  void gradientsOfFunctions() {
    String code =
        """
        const g = tf.grad(x => x.square().mul(3))(tf.scalar(2)).dataSync()[0];
        const [da, db] = tf.grads((a, b) => a.mul(b))([tf.scalar(2), tf.scalar(5)]);
        const {value, grad} = tf.valueAndGrad(x => x.exp())(tf.scalar(0));
        const clip = tf.customGrad((x, save) => {
          save([x]);
          return {value: x.square(), gradFunc: (dy, [saved]) => dy.mul(saved.mul(0).add(7))};
        });
        const w = tf.scalar(3).variable();
        const {grads} = tf.variableGrads(() => w.square());
        [g, da.dataSync()[0], db.dataSync()[0], value.dataSync()[0], grad.dataSync()[0],
          tf.grad(x => clip(x))(tf.scalar(2)).dataSync()[0], grads[w.name].dataSync()[0]]
        """;
    assertThat(Trial.of(code).text()).isEqualTo("[ 12, 5, 2, 1, 1, 7, 6 ]");
  }

  @Test
  void everyOptimizerMakesTheLossSmaller() {
    String code =
        """
        const lost = [];
        for (const name of ['sgd', 'momentum', 'adagrad', 'adadelta', 'adam', 'adamax', 'rmsprop']) {
          const w = tf.scalar(2).variable();
          const optimizer = tf.train[name](0.1, ...(name === 'momentum' ? [0.5] : []));
          const first = optimizer.minimize(() => w.square(), true, [w]).dataSync()[0];
          for (let i = 0; i < 10; i++) optimizer.minimize(() => w.square(), false, [w]);
          if (!(w.square().dataSync()[0] < first)) lost.push(name);
          w.dispose();
        }
        lost
        """;
    assertThat(Trial.of(code).text()).isEqualTo("[]");
  }

  @Test
  void timeProfileAndSettingsAnswer() {
    String code =
        """
        const {wallMs} = await tf.time(() => tf.ones([4]).sum());
        const profile = await tf.profile(() => tf.ones([4]).square().sum());
        await tf.setBackend('cpu');
        [wallMs >= 0, profile.kernelNames.includes('Square'), tf.getBackend(), tf.env().getBool('DEBUG')]
        """;
    assertThat(Trial.of(code).text()).isEqualTo("[ true, true, 'cpu', false ]");
  }
}
