package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Session;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.TensorLimits;
import dev.tensorcord.tensor.Tensors;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Texts in tensors, cut, joined and counted: one row each. */
final class Strings {
  static final List<Operation> ROWS =
      List.of(
          Operation.of(
                  "string.staticRegexReplace",
                  "input: string, pattern: text, rewrite: text, replaceGlobal: flag = true")
              .does(call -> {
                ScriptPattern pattern = new ScriptPattern(call.op(), call.text("pattern"));
                boolean all = call.flag("replaceGlobal");
                String rewrite = call.text("rewrite");
                return each(call.tensor("input"), text -> pattern.replace(text, rewrite, all));
              })
              .doc(
                  "Each text with what matches a pattern replaced, $1 standing for the first group.",
                  "tf.string.staticRegexReplace(['a  b'], ' +', ' ').print()"),
          Operation.of(
                  "string.stringNGrams",
                  "data: string, dataSplits: int32, separator: text, nGramWidths: ints, leftPad: text, "
                      + "rightPad: text, padWidth: whole, preserveShortSequences: flag")
              .does(NGrams::of)
              .doc(
                  "All runs of so many neighbouring texts, joined; the texts lie in rows that end at "
                      + "the splits.",
                  "tf.string.stringNGrams(['a', 'b', 'c'], tf.tensor1d([0, 3], 'int32'), ' ', [2], "
                      + "'', '', 0, false).nGrams.print()"),
          Operation.of(
                  "string.stringSplit", "input: string, delimiter: string, skipEmpty: flag = true")
              .does(Strings::split)
              .doc(
                  "Texts cut at any of the characters of a delimiter, as the places and values of a "
                      + "sparse tensor.",
                  "tf.string.stringSplit(['a b', 'c'], ' ').values.print()"),
          Operation.of("string.stringToHashBucketFast", "input: string, numBuckets: number")
              .does(Strings::buckets)
              .doc(
                  "A number from 0 to before numBuckets for each text, the same for the same text.",
                  "tf.string.stringToHashBucketFast(['a', 'b'], 10).print()"));

  private Strings() {}

  private static Tensor each(Tensor x, UnaryOperator<String> change) {
    String[] texts = x.texts();
    for (int i = 0; i < texts.length; i++) {
      texts[i] = change.apply(texts[i]);
    }
    return Tensor.ofTexts(texts, x.shape());
  }

  private static Map<String, Tensor> split(Call call) {
    Tensor input = call.tensor("input");
    Tensor delimiter = call.tensor("delimiter");
    if (input.rank() != 1 || delimiter.rank() != 0) {
      throw Fault.of(
          "string.stringSplit: a list of texts and one delimiter are needed, not %s and %s."
              .formatted(input.shape(), delimiter.shape()),
          "Flatten the texts first.");
    }
    int[] ends = delimiter.texts()[0].codePoints().toArray();
    boolean skip = call.flag("skipEmpty");
    String[] texts = input.texts();
    List<String> values = new ArrayList<>();
    List<Integer> rows = new ArrayList<>();
    int longest = 0;
    for (int i = 0; i < texts.length; i++) {
      int before = values.size();
      pieces(texts[i], ends, skip, values);
      longest = Math.max(longest, values.size() - before);
      for (int j = before; j < values.size(); j++) {
        rows.add(i);
        rows.add(j - before);
      }
    }
    Map<String, Tensor> sparse = new LinkedHashMap<>();
    int[] places = rows.stream().mapToInt(Integer::intValue).toArray();
    sparse.put("indices", Tensors.tensor(places, values.size(), 2));
    sparse.put("values", Tensors.tensor(values.toArray(String[]::new), values.size()));
    sparse.put("shape", Tensors.tensor(new int[] {texts.length, longest}, 2));
    return sparse;
  }

  /** Without a delimiter, each character is a piece; of an empty text there is none. */
  private static void pieces(String text, int[] ends, boolean skip, List<String> to) {
    if (text.isEmpty()) {
      return;
    }
    if (ends.length == 0) {
      text.codePoints().forEach(c -> add(Character.toString(c), to));
      return;
    }
    int begin = 0;
    for (int i = 0; i <= text.length(); ) {
      int c = i < text.length() ? text.codePointAt(i) : -1;
      int next = i + (c < 0 ? 1 : Character.charCount(c));
      if (c < 0 || contains(ends, c)) {
        if (!skip || i > begin) {
          add(text.substring(begin, i), to);
        }
        begin = next;
      }
      i = next;
    }
  }

  private static void add(String piece, List<String> to) {
    TensorLimits.check(
        "texts",
        "stringSplit: there are too many pieces",
        to.size() + 1L,
        Session.current().limits().texts(),
        "Split fewer or shorter texts.");
    to.add(piece);
  }

  private static boolean contains(int[] characters, int c) {
    for (int each : characters) {
      if (each == c) {
        return true;
      }
    }
    return false;
  }

  private static Tensor buckets(Call call) {
    double buckets = call.number("numBuckets");
    if (!(buckets >= 1 && buckets <= 1L << 53 && buckets == Math.rint(buckets))) {
      throw Fault.of(
          "Number of buckets must be at least 1, not %s.".formatted(buckets),
          "Use a whole number from 1.");
    }
    Tensor input = call.tensor("input");
    String[] texts = input.texts();
    int[] places = new int[texts.length];
    for (int i = 0; i < texts.length; i++) {
      long print = Fingerprint.of(texts[i].getBytes(StandardCharsets.UTF_8));
      places[i] = (int) Long.remainderUnsigned(print, (long) buckets);
    }
    return Tensors.tensor(places, input.shape().toArray());
  }
}
