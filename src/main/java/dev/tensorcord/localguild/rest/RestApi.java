package dev.tensorcord.localguild.rest;

import dev.tensorcord.localguild.message.MessageWriter;
import dev.tensorcord.localguild.rule.ApiError;
import dev.tensorcord.localguild.rule.ApiException;
import dev.tensorcord.localguild.rule.RateLimits;
import dev.tensorcord.localguild.state.Faults;
import dev.tensorcord.localguild.state.Json;
import dev.tensorcord.localguild.state.World;
import dev.tensorcord.localguild.web.PayloadReader;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Joins the routes to the server: authorization, ordered faults, and errors as Discord words them.
 */
public final class RestApi implements Routes {
  private static final Logger LOG = LoggerFactory.getLogger(RestApi.class);

  /** Version 9 is what older libraries still ask for; the answers used here are the same. */
  private static final List<String> ROOTS = List.of("/api/v10/", "/api/v9/", "/api/");

  private static final List<HandlerType> METHODS =
      List.of(
          HandlerType.GET,
          HandlerType.POST,
          HandlerType.PUT,
          HandlerType.PATCH,
          HandlerType.DELETE);

  private final World world;
  private final RoutesConfig server;
  private final List<Pattern> known = new ArrayList<>();

  /** Adds the whole API to a server. */
  public static void install(World world, RoutesConfig server) {
    Bodies bodies = new Bodies(world.limits());
    RestApi api = new RestApi(world, bodies, server);
    MessageWriter writer = new MessageWriter(world);
    new IdentityRoutes(world, bodies).install(api);
    new GuildRoutes(world).install(api);
    new CommandRoutes(world, bodies).install(api);
    new MessageRoutes(world, bodies, writer).install(api);
    new CallbackRoutes(world, bodies, writer).install(api);
    new WebhookRoutes(world, bodies, writer).install(api);
    api.installRest();
  }

  private final RateLimits rates = new RateLimits(InstantSource.system());
  private final Bodies bodies;

  private RestApi(World world, Bodies bodies, RoutesConfig server) {
    this.world = world;
    this.bodies = bodies;
    this.server = server;
  }

  @Override
  public void add(HandlerType method, String path, boolean open, Handler handler) {
    known.add(Pattern.compile(path.replaceAll("\\{[a-z]+}", "[^/]+")));
    for (String root : ROOTS) {
      server.addHttpHandler(
          method,
          root + path,
          request -> {
            serve(request, root, open, handler);
            bodies.finish(request);
          });
    }
  }

  private void serve(Context request, String root, boolean open, Handler handler) {
    String path = request.path().substring(root.length());
    pause();
    Optional<Faults.RestFault> fault = world.faults().take(request.method().name(), path);
    if (fault.isPresent()) {
      refuseOnOrder(request, fault.get());
      return;
    }
    RateLimits.Verdict verdict = rates.take(caller(request), request.method().name(), path);
    verdict.headers().forEach(request::header);
    if (!verdict.passes()) {
      request.status(429).contentType("application/json").result(Json.bytes(verdict.body()));
      return;
    }
    try {
      if (!open) {
        authorize(request);
      }
      Answer answer = handler.handle(request);
      request.status(answer.status());
      if (answer.body() != null) {
        request.contentType("application/json").result(Json.bytes(answer.body()));
      }
    } catch (ApiException refused) {
      write(request, refused.error());
    } catch (PayloadReader.TooLarge tooLarge) {
      write(request, ApiError.tooLarge());
    } catch (RuntimeException bug) {
      LOG.error("{} {} broke", request.method(), request.path(), bug);
      write(request, ApiError.internal());
    }
  }

  private static String caller(Context request) {
    String token = request.header("Authorization");
    return token == null ? request.ip() : token;
  }

  private void authorize(Context request) {
    String offered = request.header("Authorization");
    if (offered == null
        || !offered.toLowerCase(Locale.ROOT).startsWith("bot ")
        || !World.same(world.token(), offered.substring("bot ".length()).strip())) {
      throw ApiError.unauthorized().asException();
    }
  }

  private void pause() {
    try {
      Thread.sleep(world.faults().restDelay());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * A 429 carries Via, or libraries take it for a block by Discord's shield and stop altogether.
   */
  private static void refuseOnOrder(Context request, Faults.RestFault fault) {
    if (fault.status() != 429) {
      String message = fault.status() + ": Internal Server Error";
      write(request, new ApiError(fault.status(), 0, message, null));
      return;
    }
    request.header("Via", "1.1 localguild");
    request.header("Retry-After", Integer.toString(fault.retryAfter()));
    request.header("X-RateLimit-Scope", "user");
    request.header("X-RateLimit-Limit", "5");
    request.header("X-RateLimit-Remaining", "0");
    request.header("X-RateLimit-Reset-After", Integer.toString(fault.retryAfter()));
    request.header(
        "X-RateLimit-Reset", Long.toString(System.currentTimeMillis() / 1000 + fault.retryAfter()));
    var body = Json.object();
    body.put("message", "You are being rate limited.");
    body.put("retry_after", (double) fault.retryAfter());
    body.put("global", false);
    request.status(429).contentType("application/json").result(Json.bytes(body));
  }

  /** Writes a refusal. */
  private static void write(Context request, ApiError error) {
    request.status(error.status()).contentType("application/json").result(Json.bytes(error.json()));
  }

  /** What no route above took: a method that the path does not know, or a path to nowhere. */
  private void installRest() {
    for (HandlerType method : METHODS) {
      server.addHttpHandler(
          method,
          "/api/<path>",
          request -> {
            String path = request.pathParam("path").replaceFirst("^v\\d+/", "");
            boolean there = known.stream().anyMatch(pattern -> pattern.matcher(path).matches());
            write(request, there ? ApiError.methodNotAllowed() : ApiError.notFound());
          });
    }
  }
}
