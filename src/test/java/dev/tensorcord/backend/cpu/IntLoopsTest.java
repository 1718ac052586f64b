package dev.tensorcord.backend.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tensorcord.backend.Fn;
import org.junit.jupiter.api.Test;

/** Whole numbers beyond their range, against values that TensorFlow.js 4.22 gives in Node. */
final class IntLoopsTest {
  @Test
  void powersBeyondTheRangeKeepTheirLast32Bits() {
    int[] bases = {
      2, 2, 2, 3, 3, -2, -3, 10, 7, -7, 2147483647, -2147483648, 2, 0, 0, -1, 5, 46341, 3, -3
    };
    int[] exponents = {
      31, 62, 63, 40, 41, 63, 41, 19, 23, 23, 3, 3, 64, -1, 0, 1000001, -2, 5, 100, 101
    };
    Register a = register(bases);
    Register b = register(exponents);
    Register out = register(new int[bases.length]);
    IntLoops.of(Fn.POW).run(a, b, null, out, bases.length);
    assertThat(out.ints)
        .containsExactly(
            -2147483648,
            0,
            0,
            689956864,
            2069872640,
            0,
            -2069872640,
            -1981284352,
            821075968,
            -821075968,
            0,
            0,
            0,
            0,
            1,
            -1,
            0,
            -1744830464,
            0,
            0);
  }

  private static Register register(int[] values) {
    Register register = new Register();
    register.ints = values;
    return register;
  }
}
