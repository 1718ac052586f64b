package dev.tensorcord.localguild.state;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Trouble to order: lets a test see how a bot bears refused requests, slow answers and a lost
 * gateway. Safe for many threads.
 *
 * <p>A route is named as method and path under the API's root, such as {@code PATCH
 * webhooks/*&#47;*&#47;messages/*}: a star stands for one step of the path, two stars at the end
 * for all that is left, and a route without a method means every method.
 */
public final class Faults {
  /** What the gateway can be told to do to its clients. */
  public interface GatewayFaults {
    /** Closes every connection with this code; the sessions can be resumed. */
    void drop(int closeCode);

    /** Asks every client to reconnect and resume (opcode 7), and closes. */
    void reconnect();

    /** Tells every client that its session is invalid (opcode 9). */
    void invalidate(boolean resumable);
  }

  /**
   * A request to refuse.
   *
   * @param status 429, or an error of the server
   * @param retryAfter seconds to wait, of a 429
   */
  public record RestFault(int status, int retryAfter) {}

  private static final class Planned {
    private final String route;
    private final RestFault fault;
    private int left;

    private Planned(String route, RestFault fault, int left) {
      this.route = route;
      this.fault = fault;
      this.left = left;
    }
  }

  private final List<Planned> planned = new ArrayList<>();
  private GatewayFaults gateway;
  private Duration delay = Duration.ZERO;
  private boolean holdAcks;

  /** Makes the next requests on a route meet 429, with this time to wait. */
  public synchronized void tooManyRequests(String route, int count, int retryAfterSeconds) {
    planned.add(new Planned(route, new RestFault(429, retryAfterSeconds), count));
  }

  /** Makes the next requests on a route fail with this status, such as 500. */
  public synchronized void serverError(String route, int count, int status) {
    planned.add(new Planned(route, new RestFault(status, 0), count));
  }

  /** Delays every REST answer; zero ends it. */
  public synchronized void delayRest(Duration time) {
    delay = time;
  }

  /** Leaves heartbeats unanswered while true. */
  public synchronized void holdAcks(boolean hold) {
    holdAcks = hold;
  }

  /** Closes every gateway connection with this code; the sessions can be resumed. */
  public void dropGateway(int closeCode) {
    gateway().drop(closeCode);
  }

  /** Asks every client to reconnect and resume. */
  public void reconnectGateway() {
    gateway().reconnect();
  }

  /** Tells every client that its session is invalid. */
  public void invalidateSessions(boolean resumable) {
    gateway().invalidate(resumable);
  }

  /** Forgets what was ordered and not yet met. */
  public synchronized void clear() {
    planned.clear();
    delay = Duration.ZERO;
    holdAcks = false;
  }

  /** Names the gateway that the faults work on. */
  public synchronized void on(GatewayFaults target) {
    gateway = target;
  }

  private synchronized GatewayFaults gateway() {
    return gateway;
  }

  /** How long each REST answer waits. */
  public synchronized Duration restDelay() {
    return delay;
  }

  /** Whether heartbeats stay unanswered. */
  public synchronized boolean holdsAcks() {
    return holdAcks;
  }

  /** Takes the trouble ordered for this request, if there is any. */
  public synchronized Optional<RestFault> take(String method, String path) {
    Iterator<Planned> each = planned.iterator();
    while (each.hasNext()) {
      Planned plan = each.next();
      if (matches(plan.route, method, path)) {
        if (--plan.left <= 0) {
          each.remove();
        }
        return Optional.of(plan.fault);
      }
    }
    return Optional.empty();
  }

  private static boolean matches(String route, String method, String path) {
    String[] words = route.strip().split("\\s+", 2);
    if (words.length == 2 && !words[0].equals("*") && !words[0].equalsIgnoreCase(method)) {
      return false;
    }
    List<String> wanted = steps(words[words.length - 1]);
    List<String> actual = steps(path);
    for (int i = 0; i < wanted.size(); i++) {
      if (wanted.get(i).equals("**")) {
        return true;
      }
      if (i >= actual.size()
          || !wanted.get(i).equals("*") && !wanted.get(i).equals(actual.get(i))) {
        return false;
      }
    }
    return wanted.size() == actual.size();
  }

  private static List<String> steps(String path) {
    return List.of(path.replaceAll("^/+|/+$", "").split("/"));
  }
}
