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

/** Reads a JSON body, or a multipart body of one JSON part and files, up to a size. */
public final class PayloadReader {
  /** The body is larger than allowed. */
  public static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static final String MULTIPART_CONFIG = "org.eclipse.jetty.multipartConfig";
  private static final int MOST_PARTS = 64;
  private static final int ROOM_FOR_JSON = 1 << 20;

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
      throw new TooLarge();
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
          throw new TooLarge();
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
  private static Optional<Payload> refuse(Exception broken) {
    if (broken instanceof TooLarge tooLarge) {
      throw tooLarge;
    }
    for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
      String words = String.valueOf(cause.getMessage());
      if (words.contains("exceeded") || words.contains("too large") || words.contains("413")) {
        throw new TooLarge();
      }
    }
    return Optional.empty();
  }

  private byte[] limited(InputStream stream) throws IOException {
    try (stream) {
      byte[] bytes = stream.readNBytes(mostBytes + 1);
      if (bytes.length > mostBytes) {
        throw new TooLarge();
      }
      return bytes;
    }
  }
}
