package dev.tensorcord.sandbox.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** {@code fill} of typed arrays, which is not the engine's own: as the language has it. */
final class TypedFillTest {
  private static void is(String code, String expected) {
    assertThat(Trial.of(code).text()).isEqualTo(expected);
  }

  @Test
  void everyKindTakesTheNumberAsItsElementsDo() {
    is(
        """
        const kinds = [Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array,
            Int32Array, Uint32Array, Float32Array, Float64Array];
        kinds.flatMap(kind => [-1.5, 300, 1e10, NaN, 0.1].flatMap(x => {
          const all = new kind(7);
          const one = new kind([x])[0];
          return all.fill(x) === all && all.every(y => Object.is(y, one)) ? [] : [kind.name, x];
        })).length\
        """,
        "0");
  }

  @Test
  void aPartOfABufferIsFilledAndNothingBesideIt() {
    is(
        "const all = new Int16Array(6); all.subarray(1, 4).fill(-7); all.join()",
        "'0,-7,-7,-7,0,0'");
    is("const a = new Float32Array(5).fill(2, 1, -1); a.join()", "'0,2,2,2,0'");
    is("new Float32Array(0).fill(1).length", "0");
  }

  @Test
  void whatIsNoNumberGoesTheEnginesWay() {
    is("new Float64Array(3).fill('2').join()", "'2,2,2'");
    is("new Float64Array(2).fill({ valueOf: () => 4 }).join()", "'4,4'");
    is("new Float64Array(2).fill().join()", "'NaN,NaN'");
    is("new BigInt64Array(2).fill(5n).join()", "'5,5'");
    is(
        "let name; try { new BigInt64Array(2).fill(5) } catch (e) { name = e.name } name",
        "'TypeError'");
    is(
        "let name; try { Float32Array.prototype.fill.call([1], 2) } catch (e) { name = e.name } name",
        "'TypeError'");
  }

  @Test
  void itLooksLikeTheEnginesOwn() {
    is(
        """
        const typed = Object.getPrototypeOf(Int8Array.prototype);
        const {enumerable, writable, configurable} = Object.getOwnPropertyDescriptor(typed, 'fill');
        [typed.fill.name, typed.fill.length, enumerable, writable, configurable].join()\
        """,
        "'fill,1,false,true,true'");
  }
}
