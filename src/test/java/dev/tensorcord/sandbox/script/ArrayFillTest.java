package dev.tensorcord.sandbox.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** {@code fill} of plain arrays, which is not the engine's own: as the language has it. */
final class ArrayFillTest {
  private static void is(String code, String expected) {
    assertThat(Trial.of(code).text()).isEqualTo(expected);
  }

  /** What the language says about {@code fill}, word by word, to compare with. */
  private static final String PLAIN =
      """
      const plain = (all, value) => {
        for (let i = 0; i < all.length; i++) {
          all[i] = value;
        }
        return all;
      };
      """;

  @Test
  void everyKindOfArrayTakesEveryKindOfValueAndStaysAnArrayLikeOthers() {
    is(
        PLAIN
            + """
            const values = [0, 7, -2147483647, -2147483648, 1.5, -0, NaN, 1e10, 2 ** 40, 'a', '',
                true, null, undefined, {}, [], Symbol.iterator, 5n, () => 1, tf, new Proxy({}, {})];
            const arrays = [() => [], () => new Array(5), () => Array(40), () => [1, 2, 3],
                () => [1.5, 2, 3], () => ['a', {}, 3], () => [{}, {}], () => [, 1], () => [1, , 2.5, ,],
                () => [1.5, , , 'a'], () => Array.from({ length: 9 }), () => [...'abc'],
                () => { const a = []; for (let i = 0; i < 20; i++) a.push(i); return a; },
                () => { const a = [1.5]; a.length = 30; return a; },
                () => { const a = [1, 2, 3, 4]; a.length = 2; return a; },
                () => { const a = [1, 2, 3, 4]; a.shift(); a.unshift(0.5); return a; },
                () => { const a = [1, 2, 3]; delete a[1]; return a; },
                () => { const a = []; a[7] = 1; return a; },
                () => { const a = []; a[1000000] = 1; a.length = 9; return a; }];
            const uses = [a => a, a => { a.push(1.5); return a; }, a => { a[0] = 'x'; return a; },
                a => { delete a[1]; return a; }, a => { a.length += 5; return a; },
                a => { a.length = 1; a.length = 4; return a; }, a => { a.shift(); a.pop(); return a; },
                a => { a.unshift(1, 2.5); return a; }, a => a.concat([1, , 2]), a => a.slice(1),
                a => { a.splice(1, 1, 'y', 8); return a; }, a => { a[a.length + 3] = 0; return a; },
                a => a.map(x => [x]).flat(), a => { a.reverse(); return a; },
                a => Object.freeze(a), a => { a.fill(2.5); a.fill(3); return a; }];
            const same = (a, b) => a.length === b.length && Array.isArray(a)
                && Object.keys(a).join() === Object.keys(b).join()
                && a.every((x, i) => Object.is(x, b[i]));
            let wrong = [];
            for (const value of values) {
              for (const make of arrays) {
                for (const use of uses) {
                  const filled = make();
                  if (filled.fill(value) !== filled || !same(use(filled), use(plain(make(), value)))) {
                    wrong.push([String(value), String(make), String(use)]);
                  }
                }
              }
            }
            wrong.slice(0, 3).join(' ~ ') + wrong.length\
            """,
        "'0'");
  }

  @Test
  void aPartIsCountedFromBothEndsAndArgumentsAreAskedOnceInTheirOrder() {
    is(
        """
        [[7], [7, 1], [7, 1, 3], [7, -2], [7, -3, -1], [7, 9], [7, 2, 1], [7, NaN, '3'], [7, -Infinity],
            [7, undefined, undefined], [7, 1.9, 2.9], []]
            .map(all => new Array(4).fill(0).fill(...all).join('')).join()\
        """,
        "'7777,0777,0770,0077,0770,0000,0000,7770,7777,7777,0700,'");
    is(
        """
        const asked = [];
        const at = (name, value) => ({ valueOf() { asked.push(name); return value; } });
        const all = [0, 0, 0];
        all.fill(5, at('start', 1), { valueOf() { asked.push('end'); all.length = 1; return 3; } });
        [asked, all].join('|')\
        """,
        "'start,end|0,5,5'");
  }

  @Test
  void whatCannotBeWrittenIsNot() {
    is(
        """
        const tried = (change, make = () => [1, 2]) => {
          const all = make();
          change(all);
          try {
            return all.fill(7).join('') + all.length;
          } catch (e) {
            return e.name;
          }
        };
        const readOnly = (a, i) => Object.defineProperty(a, i, { value: 3, writable: false });
        const holes = () => new Array(2);
        [tried(Object.freeze), tried(Object.seal), tried(Object.preventExtensions),
            tried(a => Object.defineProperty(a, 'length', { writable: false })), tried(a => readOnly(a, 1)),
            tried(Object.freeze, holes), tried(Object.seal, holes), tried(Object.preventExtensions, holes),
            tried(a => Object.defineProperty(a, 'length', { writable: false }), holes)].join()\
        """,
        "'TypeError,772,772,772,TypeError,TypeError,TypeError,TypeError,772'");
  }

  @Test
  void settersAndProxiesAreAsked() {
    is(
        """
        const set = [];
        const own = Object.defineProperty([1, 2, 3], 1, { set: x => set.push(x), configurable: true });
        own.fill(7);
        const asked = new Proxy(new Array(2), {
          set(all, key, value) { set.push(key); all[key] = value; return true; } });
        asked.fill(8);
        class Sub extends Array { set 1(x) { set.push('sub' + x); } }
        const sub = new Sub(3).fill(9);
        [set, own[0], own[2], sub instanceof Sub, Object.keys(sub)].join('|')\
        """,
        "'7,0,1,sub9|7|7|true|0,2'");
  }

  @Test
  void prototypesWithElementsAreAsked() {
    String told = "; const a = new Array(3).fill(7); [set, Object.keys(a)].join('|')";
    String set = "const set = []; const to = { set: x => set.push(x), configurable: true };";
    is(set + "Object.defineProperty(Array.prototype, 1, to)" + told, "'7|0,2'");
    is(set + "Object.defineProperty(Object.prototype, 1, to)" + told, "'7|0,2'");
    is(
        set + "Object.setPrototypeOf(Array.prototype, Object.defineProperty({}, 1, to))" + told,
        "'7|0,2'");
    is(
        set
            + """
            const a = new Array(3);
            Object.setPrototypeOf(a, Object.defineProperty(Object.create(Array.prototype), 1, to));
            a.fill(7);
            [set, Object.keys(a)].join('|')\
            """,
        "'7|0,2'");
  }

  @Test
  void anArrayThatOthersInheritFromIsSeenByThem() {
    is(
        """
        const parent = new Array(3);
        const child = Object.setPrototypeOf(new Array(5), parent);
        const plain = Object.create(parent);
        const made = Reflect.construct(Array, [4], Object.assign(function () {}, { prototype: parent }));
        const read = all => all[1];
        const before = [child, plain, made].map(read);
        for (let i = 0; i < 1000; i++) read(child);
        parent.fill(7);
        [before, [child, plain, made].map(read)].join('|')\
        """,
        "',,|7,7,7'");
    is(
        """
        Array.prototype.length = 3;
        Array.prototype.fill(7);
        const all = new Array(2);
        [all[0], all[1], Object.keys(all)].join()\
        """,
        "'7,7,'");
  }

  @Test
  void whatIsNoArrayGoesTheEnginesWay() {
    is("Array.prototype.fill.call({ length: 2, x: 1 }, 7)", "{ '0': 7, '1': 7, length: 2, x: 1 }");
    is("typeof Array.prototype.fill.call(3, 7)", "'object'");
    is(
        """
        [null, undefined].map(it => {
          try { Array.prototype.fill.call(it, 1); } catch (e) { return e.name; } }).join()\
        """,
        "'TypeError,TypeError'");
    is("(function () { return Array.prototype.fill.call(arguments, 7)[1]; })(1, 2)", "7");
    is("Array.prototype.fill.call(new Int8Array(2), 300).join()", "'44,44'");
  }

  @Test
  void longOnesAreFilledToTheirEnd() {
    is(
        """
        const all = new Array(1e6).fill(1.5);
        const longest = new Array((1 << 22) + 1).fill(0);
        [all.length, all[0], all.at(-1), all.reduce((a, b) => a + b), longest.at(-1)].join()\
        """,
        "'1000000,1.5,1.5,1500000,0'");
  }

  @Test
  void itLooksLikeTheEnginesOwn() {
    is(
        """
        const {enumerable, writable, configurable} = Object.getOwnPropertyDescriptor(Array.prototype, 'fill');
        const fill = Array.prototype.fill;
        let isNew;
        try { new fill(); } catch (e) { isNew = e.name; }
        [fill.name, fill.length, enumerable, writable, configurable, isNew, 'prototype' in fill,
            fill === Int8Array.prototype.fill, Array.prototype[Symbol.unscopables].fill,
            String(fill).replace(/\\s+/g, ' ')].join()\
        """,
        "'fill,1,false,true,true,TypeError,false,false,true,function fill() { [native code] }'");
  }

  /** The engine takes one NaN in an array of its own for a hole, whoever wrote it. */
  @Test
  void noNaNIsTakenForAHole() {
    is(
        """
        const [odd] = new Float64Array(new BigUint64Array([0x7ff8000000000001n]).buffer);
        const all = new Array(3).fill(odd);
        delete all[1];
        [Object.keys(all), all[0], 1 in all, all[2]].join()\
        """,
        "'0,2,NaN,false,NaN'");
  }
}
