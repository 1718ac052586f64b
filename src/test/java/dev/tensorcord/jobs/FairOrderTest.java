package dev.tensorcord.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class FairOrderTest {
  private final FairOrder<String> order = new FairOrder<>();

  @Test
  void membersTakeTurnsWhateverEachHasWaiting() {
    add("ann", "a1", "a2", "a3");
    add("bob", "b1", "b2");
    add("cem", "c1");

    assertThat(order.order()).containsExactly("a1", "b1", "c1", "a2", "b2", "a3");
    assertThat(drainOneByOne()).containsExactly("a1", "b1", "c1", "a2", "b2", "a3");
  }

  @Test
  void aNewcomerWaitsForNoSecondJobOfAnybody() {
    add("ann", "a1", "a2", "a3");
    order.next();
    add("bob", "b1");

    assertThat(order.order()).containsExactly("b1", "a2", "a3");
    order.release("ann");
    assertThat(order.next()).contains("b1");
  }

  @Test
  void sendingOneByOneGainsNothing() {
    add("bob", "b1", "b2", "b3");
    add("ann", "a1");
    List<String> started = new ArrayList<>();
    for (int i = 2; i < 5; i++) {
      String job = order.next().orElseThrow();
      started.add(job);
      if (job.startsWith("a")) {
        add("ann", "a" + i);
      }
      order.release(member(job));
    }
    assertThat(started).containsExactly("b1", "a1", "b2");
  }

  @Test
  void nobodyHasTwoTurnsAtATime() {
    add("ann", "a1", "a2");

    assertThat(order.next()).contains("a1");
    assertThat(order.next()).isEmpty();
    assertThat(order.order()).containsExactly("a2");
    order.release("ann");
    assertThat(order.next()).contains("a2");
  }

  @Test
  void whatIsDoneTogetherIsTakenRoundByRound() {
    add("ann", "a1", "a2", "a3");
    add("bob", "b1", "b2");
    add("cem", "c1");

    assertThat(order.next(5)).containsExactly("a1", "b1", "c1", "a2", "b2");
    assertThat(order.size()).isEqualTo(1);
    assertThat(order.next(5)).isEmpty();
    order.release("bob");
    order.release("cem");
    order.release("ann");
    assertThat(order.next(5)).containsExactly("a3");
  }

  @Test
  void membersForWhomThereIsNoRoomAreTheFirstOfTheNext() {
    add("ann", "a1", "a2");
    add("bob", "b1");
    add("cem", "c1");

    assertThat(order.next(2)).containsExactly("a1", "b1");
    order.release("ann");
    order.release("bob");
    assertThat(order.next(2)).containsExactly("c1", "a2");
  }

  @Test
  void whatWasTakenOutNeverComesUp() {
    add("ann", "a1", "a2");
    add("bob", "b1");

    assertThat(order.remove("ann", "a1")).isTrue();
    assertThat(order.remove("ann", "a1")).isFalse();
    assertThat(order.remove("bob", "b1")).isTrue();
    assertThat(order.size()).isEqualTo(1);
    assertThat(order.size("bob")).isZero();
    assertThat(drainOneByOne()).containsExactly("a2");
  }

  @Test
  void theOrderToldIsTheOrderKeptWhenAllTakeTheSameTime() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      for (int i = 0; i < 12; i++) {
        String member = "m" + random.nextInt(4);
        order.add(member, member + "-" + i);
      }
      List<String> told = order.order();
      assertThat(drainOneByOne()).isEqualTo(told);
    }
  }

  @Test
  void neverLosesOrDoublesAnItemUnderAnySequenceOfCalls() {
    Random random = new Random(11);
    Map<String, Integer> seen = new HashMap<>();
    List<String> busy = new ArrayList<>();
    int removed = 0;
    for (int i = 0; i < 20_000; i++) {
      String member = "m" + random.nextInt(5);
      switch (random.nextInt(4)) {
        case 0 -> order.add(member, member + "-" + i);
        case 1 -> {
          Optional<String> next = order.next();
          next.ifPresent(job -> seen.merge(job, 1, Integer::sum));
          next.ifPresent(job -> assertThat(busy).doesNotContain(member(job)));
          next.ifPresent(job -> busy.add(member(job)));
        }
        case 2 -> {
          if (!busy.isEmpty()) {
            order.release(busy.remove(random.nextInt(busy.size())));
          }
        }
        default -> {
          List<String> waiting = order.order();
          assertThat(waiting).hasSize(order.size()).doesNotHaveDuplicates();
          if (waiting.size() > 20) {
            String job = waiting.get(random.nextInt(waiting.size()));
            assertThat(order.remove(member(job), job)).isTrue();
            removed++;
          }
        }
      }
    }
    assertThat(seen.values()).containsOnly(1);
    assertThat(removed).isPositive();
  }

  private void add(String member, String... jobs) {
    for (String job : jobs) {
      order.add(member, job);
    }
  }

  private List<String> drainOneByOne() {
    List<String> started = new ArrayList<>();
    for (Optional<String> next = order.next(); next.isPresent(); next = order.next()) {
      started.add(next.get());
      order.release(member(next.get()));
    }
    return started;
  }

  private static String member(String job) {
    return switch (job.charAt(0)) {
      case 'a' -> "ann";
      case 'b' -> "bob";
      case 'c' -> "cem";
      default -> job.substring(0, job.indexOf('-'));
    };
  }
}
