package dev.tensorcord.sandbox.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing of the machine is reached from a snippet. */
final class LanguageWallTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "typeof Java", "typeof Polyglot", "typeof Packages", "typeof java", "typeof load",
        "typeof loadWithNewGlobal", "typeof Graal", "typeof read", "typeof readline", "typeof quit",
        "typeof process", "typeof Deno", "typeof fetch", "typeof Worker", "typeof XMLHttpRequest",
        "typeof WebSocket", "typeof SharedWorker", "typeof importScripts",
      })
  void thereIsNoSuchThing(String code) {
    assertThat(Trial.of(code).text()).isEqualTo("'undefined'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "const C = (() => {}).constructor; C('return typeof Java + typeof Polyglot')()",
        "eval('typeof Java + typeof Polyglot')",
        "new Function('return typeof Java + typeof Polyglot')()",
        "tf.add.constructor('return typeof Java + typeof Polyglot')()",
        "(async () => {}).constructor('return typeof Java + typeof Polyglot')().then(x => x)",
      })
  void constructorsLeadNoFurther(String code) {
    assertThat(Trial.of(code).text()).isEqualTo("'undefinedundefined'");
  }

  @Test
  void modulesAreNotLoaded() {
    assertThat(Trial.of("await import('file:///etc/passwd')").failure().message())
        .doesNotContain("root:");
  }

  @Test
  void aTensorsInsideStaysHidden() {
    String code =
        """
        const t = tf.scalar(1);
        const names = new Set();
        for (let at = t; at; at = Object.getPrototypeOf(at)) Reflect.ownKeys(at).forEach(key => names.add(String(key)));
        const bad = ['getClass', 'class', 'session', 'storage', 'h', 'held', '__h'].filter(key => key in t || names.has(key));
        [bad, typeof t.getClass, t.constructor.name, Object.keys(t)]
        """;
    assertThat(Trial.of(code).text()).isEqualTo("[ [], 'undefined', 'Tensor', [] ]");
  }

  @Test
  void whatIsHeldCannotBeTakenThroughAPatchedPrototype() {
    String code =
        """
        const taken = [];
        const spy = name => { const own = Array.prototype[name]; Array.prototype[name] = function (...a) { taken[taken.length] = this; for (const each of a) taken[taken.length] = each; return own.apply(this, a); }; };
        ['map', 'forEach', 'push', 'reduce', 'filter'].forEach(spy);
        tf.tidy(() => [tf.scalar(1), tf.scalar(2)]);
        tf.grads((a, b) => a.mul(b))([tf.scalar(1), tf.scalar(2)]);
        let reached = 0;
        for (const each of taken) {
          for (const key of ['getClass', 'class', 'session', 'dtype']) {
            try { if (each && typeof each === 'object' && !(each instanceof Object) && each[key] !== undefined) reached++; } catch {}
          }
        }
        reached
        """;
    assertThat(Trial.of(code).text()).isEqualTo("0");
  }

  @Test
  void aForgedHolderIsNoTensor() {
    assertThat(
            Trial.of(
                    "const Held = Object.getPrototypeOf(tf.Tensor); const fake = new Held({shape: [1]}); tf.add(fake, 1)")
                .failure()
                .message())
        .contains("must be a Tensor");
  }

  @Test
  void listsWithoutEndAreRefused() {
    assertThat(Trial.of("const a = []; a.push(a); tf.tensor(a)").failure().hint())
        .contains("holds itself");
    assertThat(Trial.of("const a = []; a.length = 2 ** 32 - 1; tf.tensor(a)").failure().message())
        .contains("longer than any tensor");
  }
}
