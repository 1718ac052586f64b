package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Session;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.TensorLimits;
import dev.tensorcord.tensor.Tensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs of neighbouring texts. */
final class NGrams {
  private final TensorLimits limits = Session.current().limits();
  private final String separator;
  private final String left;
  private final String right;
  private final int padding;
  private final List<String> found = new ArrayList<>();
  private long characters;

  private NGrams(Call call) {
    separator = call.text("separator");
    left = call.text("leftPad");
    right = call.text("rightPad");
    padding = call.whole("padWidth");
  }

  /** string.stringNGrams. */
  static Map<String, Tensor> of(Call call) {
    Tensor data = call.tensor("data");
    int[] splits = (int[]) call.tensor("dataSplits").array();
    if (data.rank() != 1) {
      throw Fault.of(
          "string.stringNGrams: a list of texts is needed, not %s.".formatted(data.shape()),
          "Flatten the texts first.");
    }
    String[] texts = data.texts();
    check(splits, texts.length);
    boolean keepShort = call.flag("preserveShortSequences");
    int[] widths = call.ints("nGramWidths");
    NGrams grams = new NGrams(call);
    int[] ends = new int[splits.length];
    for (int row = 0; texts.length > 0 && row < splits.length - 1; row++) {
      String[] words = Arrays.copyOfRange(texts, splits[row], splits[row + 1]);
      for (int width : widths) {
        grams.add(words, width, grams.pad(width));
      }
      if (keepShort && grams.found.size() == ends[row] && words.length > 0) {
        int all = words.length + 2 * Math.max(0, grams.padding);
        grams.add(words, all, grams.pad(all));
      }
      ends[row + 1] = grams.found.size();
    }
    String[] values = grams.found.toArray(String[]::new);
    Map<String, Tensor> both = new LinkedHashMap<>();
    both.put("nGrams", Tensors.tensor(values, values.length));
    both.put("nGramsSplits", Tensors.tensor(ends, ends.length).cast(DType.INT32));
    return both;
  }

  private static void check(int[] splits, int size) {
    if (splits.length == 0) {
      return;
    }
    if (splits[0] != 0) {
      throw wrong("First split value must be 0, got %d.", splits[0]);
    }
    for (int i = 1; i < splits.length; i++) {
      if (splits[i] < splits[i - 1] || splits[i] > size) {
        throw wrong("Invalid split value %d, must be in [%d, %d].", splits[i], splits[i - 1], size);
      }
    }
    int last = splits[splits.length - 1];
    if (last != size) {
      throw wrong("Last split value must be data size. Expected %d, got %d.", size, last);
    }
  }

  private static Fault wrong(String sentence, Object... values) {
    return Fault.of(
        "stringNGrams: " + sentence.formatted(values),
        "Row i holds the texts from split i to before split i + 1.");
  }

  private int pad(int width) {
    return Math.min(padding < 0 ? width - 1 : padding, width - 1);
  }

  /** All runs of a width over the words, with so many paddings at each end. */
  private void add(String[] words, int width, int pad) {
    long count = Math.max(0, words.length + 2L * pad - width + 1);
    for (long i = 0; i < count; i++) {
      int before = (int) Math.max(0, pad - i);
      int after = (int) Math.max(0, pad - (count - (i + 1)));
      int first = (int) (before > 0 ? 0 : i - pad);
      take((long) before * (left.length() + 1) + (long) after * (right.length() + 1));
      List<String> parts = new ArrayList<>();
      for (int j = 0; j < before; j++) {
        parts.add(left);
      }
      for (int j = 0; j < width - before - after; j++) {
        parts.add(words[first + j]);
        take(words[first + j].length() + 1L);
      }
      for (int j = 0; j < after; j++) {
        parts.add(right);
      }
      take((long) parts.size() * separator.length());
      TensorLimits.check(
          "texts",
          "stringNGrams: there are too many runs",
          found.size() + 1L,
          limits.texts(),
          "Use fewer widths, or fewer texts.");
      found.add(String.join(separator, parts));
    }
  }

  private void take(long more) {
    characters += more;
    TensorLimits.check(
        "text_chars",
        "stringNGrams: the runs together have too many characters",
        characters,
        limits.textChars(),
        "Use smaller widths, or fewer texts.");
  }
}
