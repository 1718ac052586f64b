package dev.tensorcord.localguild.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tensorcord.localguild.message.Payload;
import dev.tensorcord.localguild.state.Json;
import io.javalin.http.Context;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Reads a JSON body, or a multipart body of one JSON part and files, up to a size. */
public final class PayloadReader {
  /** The body is larger than allowed, or has too many parts; the message says which. */
  public static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private TooLarge(String sentence) {
      super(sentence);
    }
  }

  private static final String MULTIPART_CONFIG = "org.eclipse.jetty.multipartConfig";
  private static final int MOST_PARTS = 64;
  private static final int ROOM_FOR_JSON = 1 << 20;
  private static final int DRAINED_BODIES = 4;
  private static final long DRAIN_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final String jsonPart;
  private final int mostBytes;

  /**
   * A reader.
   *
   * @param jsonPart the name of the part that holds the JSON
   */
  public PayloadReader(String jsonPart, int mostBytes) {
    this.jsonPart = jsonPart;
    this.mostBytes = mostBytes + ROOM_FOR_JSON;
  }

  /**
   * The payload; empty where the JSON is broken or no object. No body at all is an empty object.
   */
  public Optional<Payload> read(Context request) {
    if (request.req().getContentLengthLong() > mostBytes) {
      throw tooLarge();
    }
    try {
      return request.isMultipartFormData() ? parts(request) : json(request);
    } catch (IOException broken) {
      return Optional.empty();
    }
  }

  /** The JSON of a body that may be other than an object; empty where it is broken. */
  public Optional<JsonNode> readAny(Context request) {
    try {
      return Json.parse(limited(request.req().getInputStream()));
    } catch (IOException broken) {
      return Optional.empty();
    }
  }

  private Optional<Payload> json(Context request) throws IOException {
    byte[] bytes = limited(request.req().getInputStream());
    return bytes.length == 0
        ? Optional.of(new Payload(Json.object()))
        : Json.parseObject(bytes).map(Payload::new);
  }

  private Optional<Payload> parts(Context request) throws IOException {
    request
        .req()
        .setAttribute(
            MULTIPART_CONFIG, new MultipartConfigElement("", mostBytes, mostBytes, mostBytes));
    ObjectNode body = Json.object();
    List<Payload.Upload> files = new ArrayList<>();
    try {
      int count = 0;
      for (Part part : request.req().getParts()) {
        if (++count > MOST_PARTS) {
          throw tooManyParts();
        }
        byte[] bytes = limited(part.getInputStream());
        if (part.getName().equals(jsonPart)) {
          Optional<ObjectNode> parsed = Json.parseObject(bytes);
          if (parsed.isEmpty()) {
            return Optional.empty();
          }
          body = parsed.get();
        } else if (part.getSubmittedFileName() != null) {
          files.add(new Payload.Upload(part.getName(), part.getSubmittedFileName(), bytes));
        }
      }
      return Optional.of(new Payload(body, files));
    } catch (ServletException | IllegalStateException broken) {
      return refuse(broken);
    } catch (RuntimeException broken) {
      return refuse(broken);
    }
  }

  /**
   * Jetty wraps what went wrong in its own exceptions; only the words tell a size from a syntax.
   */
  private Optional<Payload> refuse(Exception broken) {
    if (broken instanceof TooLarge tooLarge) {
      throw tooLarge;
    }
    for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
      String words = String.valueOf(cause.getMessage());
      if (words.contains("too many keys")) {
        throw tooManyParts();
      }
      if (words.contains("exceeded") || words.contains("too large") || words.contains("413")) {
        throw tooLarge();
      }
    }
    return Optional.empty();
  }

  private TooLarge tooLarge() {
    int most = mostBytes - ROOM_FOR_JSON >> 20;
    return new TooLarge("The request is too large: at most %d MiB.".formatted(most));
  }

  private static TooLarge tooManyParts() {
    return new TooLarge("The request has too many parts: at most %d.".formatted(MOST_PARTS));
  }

  /**
   * Swallows what a refused client is still sending, up to a few bodies and seconds: one that is
   * cut off in the middle of an upload sees a broken connection and never reads the refusal.
   */
  public void finish(Context request) {
    try {
      InputStream rest = request.req().getInputStream();
      byte[] swallowed = new byte[1 << 16];
      long left = (long) DRAINED_BODIES * mostBytes;
      long end = System.nanoTime() + DRAIN_NANOS;
      for (int n = 0; n >= 0 && left > 0 && System.nanoTime() < end; left -= n) {
        n = rest.read(swallowed);
      }
    } catch (IOException | IllegalStateException gone) {
      // The client left, or the body was given up already; either way there is no more to read.
      return;
    }
  }

  private byte[] limited(InputStream stream) throws IOException {
    byte[] bytes = stream.readNBytes(mostBytes + 1);
    if (bytes.length > mostBytes) {
      throw tooLarge();
    }
    return bytes;
  }
}
