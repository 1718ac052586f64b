package dev.tensorcord.bot.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class InOrderTest {
  private final List<String> shown = Collections.synchronizedList(new ArrayList<>());
  private final InOrder order = new InOrder(Duration.ofSeconds(20));

  private Thread show(InOrder order, InOrder.Place place, String answer) {
    return Thread.startVirtualThread(() -> order.show(place, () -> shown.add(answer)));
  }

  @Test
  void answersThatAreReadyTooSoonWaitForTheirTurn() throws Exception {
    InOrder.Place first = order.place("ann");
    InOrder.Place second = order.place("ann");
    InOrder.Place third = order.place("ann");
    Thread last = show(order, third, "third");
    show(order, second, "second");
    show(order, first, "first");
    last.join();
    assertThat(shown).containsExactly("first", "second", "third");
  }

  @Test
  void membersDoNotWaitForEachOther() throws Exception {
    order.place("ann");
    show(order, order.place("bob"), "bob's").join();
    assertThat(shown).containsExactly("bob's");
  }

  @Test
  void aPlaceThatIsGivenUpKeepsNobodyBack() throws Exception {
    InOrder.Place first = order.place("ann");
    InOrder.Place second = order.place("ann");
    first.giveUp();
    show(order, second, "second").join();
    assertThat(shown).containsExactly("second");
  }

  @Test
  void anAnswerThatBreaksKeepsNobodyBack() throws Exception {
    InOrder.Place first = order.place("ann");
    InOrder.Place second = order.place("ann");
    Thread.startVirtualThread(
            () -> {
              try {
                order.show(
                    first,
                    () -> {
                      throw new IllegalStateException("no picture");
                    });
              } catch (IllegalStateException expected) {
                shown.add("broken");
              }
            })
        .join();
    show(order, second, "second").join();
    assertThat(shown).containsExactly("broken", "second");
  }

  @Test
  void oneThatNeverComesIsNotWaitedForForEver() throws Exception {
    InOrder hasty = new InOrder(Duration.ofMillis(50));
    hasty.place("ann");
    show(hasty, hasty.place("ann"), "second").join();
    assertThat(shown).containsExactly("second");
  }
}
