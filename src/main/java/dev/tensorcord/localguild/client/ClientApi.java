package dev.tensorcord.localguild.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tensorcord.localguild.message.MessageWriter;
import dev.tensorcord.localguild.message.Payload;
import dev.tensorcord.localguild.rule.ApiException;
import dev.tensorcord.localguild.state.Json;
import dev.tensorcord.localguild.state.World;
import dev.tensorcord.localguild.web.PayloadReader;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * The API for the page and for scripts, under {@code /client}. What Discord's client would not let
 * a member do is answered 400 with {@code {"error": "a sentence"}}; a request from a foreign web
 * page 403.
 */
public final class ClientApi {
  private final World world;
  private final PayloadReader reader;

  private ClientApi(World world) {
    this.world = world;
    this.reader = new PayloadReader("payload", world.limits().requestBytes());
  }

  /** Adds the API to a server. */
  public static void install(World world, BooleanSupplier online, RoutesConfig server) {
    ClientApi api = new ClientApi(world);
    InteractionSender sender = new InteractionSender(world);
    CommandCall commands = new CommandCall(world, sender);
    MessageCall messages = new MessageCall(world, new MessageWriter(world));
    StateView state = new StateView(world, online);
    EventStream events = new EventStream(world.journal());
    server.get("/client/state", api.guarded(request -> api.answer(request, state.json())));
    server.get(
        "/client/messages", api.guarded(request -> api.answer(request, messages.list(request))));
    server.get("/client/events", api.guarded(events::serve));
    server.post("/client/command", api.posted(commands::use));
    server.post("/client/autocomplete", api.posted(commands::complete));
    server.post("/client/component", api.posted(new ComponentCall(world, sender)::use));
    server.post("/client/modal", api.posted(new ModalCall(world, sender)::send));
    server.post("/client/message", api.posted(messages::write));
    server.post("/client/faults", api.posted(new FaultOrder(world.faults())::order));
  }

  private Handler posted(Function<Asked, JsonNode> call) {
    return guarded(request -> {
      Payload payload =
          reader.read(request).orElseThrow(() -> new ClientError("The request is no JSON object."));
      answer(request, call.apply(new Asked(world, payload)));
    });
  }

  private Handler guarded(Handler handler) {
    return request -> {
      Optional<String> objection = Guard.objection(request);
      if (objection.isPresent()) {
        refuse(request, 403, objection.get());
        reader.finish(request);
        return;
      }
      try {
        handler.handle(request);
      } catch (ClientError refused) {
        refuse(request, 400, refused.getMessage());
      } catch (ApiException refused) {
        refuse(request, 400, refused.error().message() + ".");
      } catch (PayloadReader.TooLarge tooLarge) {
        refuse(request, 413, tooLarge.getMessage());
      } finally {
        reader.finish(request);
      }
    };
  }

  private void answer(Context request, JsonNode body) {
    request.header("Cache-Control", "no-store");
    request.contentType("application/json").result(Json.bytes(body));
  }

  private static void refuse(Context request, int status, String sentence) {
    request
        .status(status)
        .contentType("application/json")
        .result(Json.bytes(Json.object().put("error", sentence)));
  }
}
