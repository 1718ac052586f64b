package dev.tensorcord.localguild.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tensorcord.localguild.state.Channel;
import dev.tensorcord.localguild.state.FileKind;
import dev.tensorcord.localguild.state.Json;
import dev.tensorcord.localguild.state.Message;
import dev.tensorcord.localguild.state.StoredFile;
import dev.tensorcord.localguild.state.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the channels to a folder every few seconds and at the end, and reads them back at the
 * start, so that old messages and their buttons are still there after a restart.
 *
 * <p>What one member only saw, and answers that the bot was still thinking about, are not kept:
 * their interactions end with the program. One file lists all and is replaced as a whole, so a
 * killed program leaves the list of before or of after.
 */
public final class Archive implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Archive.class);
  private static final int SECONDS = 5;

  private final World world;
  private final Path list;
  private final Path files;
  private final ScheduledExecutorService writer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("localguild-archive").factory());
  private long written = -1;

  /** An archive of this guild in this folder. */
  public Archive(World world, Path folder) {
    this.world = world;
    this.list = folder.resolve("messages.json");
    this.files = folder.resolve("files");
  }

  /** Reads what was kept, and keeps from now on. */
  public void start() {
    try {
      Files.createDirectories(files);
      if (Files.exists(list)) {
        load(
            Json.parseObject(Files.readAllBytes(list))
                .orElseThrow(() -> new IOException("no JSON")));
      }
    } catch (IOException | RuntimeException broken) {
      LOG.warn("The messages kept in {} cannot be read: {}", list, broken.toString());
      setAside();
    }
    writer.scheduleWithFixedDelay(this::save, SECONDS, SECONDS, TimeUnit.SECONDS);
  }

  /** What cannot be read is not written over: someone may still mend it. */
  private void setAside() {
    try {
      Path aside = list.resolveSibling("messages.json.broken");
      Files.move(list, aside, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      LOG.warn("{} cannot be set aside: {}", list, failed.toString());
    }
  }

  private void load(ObjectNode kept) throws IOException {
    String before = kept.path("address").asText();
    for (JsonNode file : Json.list(kept.path("files"))) {
      Path path = files.resolve(digits(file));
      if (Files.isRegularFile(path)) {
        world.files().keep(List.of(file(file, Files.readAllBytes(path))));
      }
    }
    for (JsonNode message : Json.list(kept.path("messages"))) {
      // The port, and with it every file's address, may be another than last time.
      String text = Json.write(message.path("json")).replace(before, world.address().toString());
      Optional<ObjectNode> json = Json.parseObject(text.getBytes(StandardCharsets.UTF_8));
      json.ifPresent(object -> world.messages().restore(message(message, object)));
    }
    LOG.info("{} messages of before are here again", kept.path("messages").size());
  }

  private static String digits(JsonNode entry) throws IOException {
    String id = entry.path("id").asText();
    if (!id.matches("\\d{1,20}")) {
      throw new IOException("an id is no number");
    }
    return id;
  }

  private static StoredFile file(JsonNode entry, byte[] bytes) {
    String name = entry.path("name").asText();
    return new StoredFile(
        entry.path("id").asText(),
        entry.path("channel").asText(),
        name,
        entry.path("asked").asText(),
        Json.text(entry, "description"),
        FileKind.of(name, bytes),
        entry.path("spoiler").asBoolean(),
        bytes);
  }

  private static Message message(JsonNode entry, ObjectNode json) {
    return new Message(
        entry.path("id").asText(),
        entry.path("channel").asText(),
        entry.path("author").asText(),
        Json.text(entry, "interaction"),
        null,
        Json.list(entry.path("files")).stream().map(JsonNode::asText).toList(),
        json);
  }

  private synchronized void save() {
    long now = world.journal().last();
    if (now == written) {
      return;
    }
    try {
      write();
      written = now;
    } catch (IOException | RuntimeException failed) {
      LOG.warn("The messages could not be kept in {}: {}", list, failed.toString());
    }
  }

  private void write() throws IOException {
    ObjectNode kept = Json.object();
    kept.put("address", world.address().toString());
    ArrayNode fileList = kept.putArray("files");
    ArrayNode messageList = kept.putArray("messages");
    Set<String> held = new HashSet<>();
    for (Message message : messages()) {
      for (String id : message.files()) {
        Optional<StoredFile> file = world.files().find(id);
        if (file.isPresent() && held.add(id)) {
          fileList.add(entry(file.get()));
          store(file.get());
        }
      }
      messageList.add(entry(message));
    }
    Path fresh = list.resolveSibling("messages.json.new");
    Files.write(fresh, Json.bytes(kept));
    Files.move(fresh, list, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (Stream<Path> stored = Files.list(files)) {
      for (Path path : stored.toList()) {
        if (!held.contains(path.getFileName().toString())) {
          Files.deleteIfExists(path);
        }
      }
    }
  }

  private List<Message> messages() {
    return Stream.concat(
            world.roster().guildChannels().stream(), world.roster().directChannels().stream())
        .map(Channel::id)
        .flatMap(channel -> world.messages().list(channel).stream())
        .filter(message -> !message.ephemeral() && (message.flags() & Message.LOADING) == 0)
        .toList();
  }

  private void store(StoredFile file) throws IOException {
    Path path = files.resolve(file.id());
    if (!Files.exists(path) || Files.size(path) != file.bytes().length) {
      Files.write(path, file.bytes());
    }
  }

  private static ObjectNode entry(StoredFile file) {
    ObjectNode entry = Json.object();
    entry.put("id", file.id());
    entry.put("channel", file.channel());
    entry.put("name", file.name());
    entry.put("asked", file.asked());
    entry.put("description", file.description());
    entry.put("spoiler", file.spoiler());
    return entry;
  }

  private static ObjectNode entry(Message message) {
    ObjectNode entry = Json.object();
    entry.put("id", message.id());
    entry.put("channel", message.channel());
    entry.put("author", message.author());
    entry.put("interaction", message.interaction());
    entry.set("files", Json.strings(message.files()));
    entry.set("json", message.json());
    return entry;
  }

  /** Keeps what is there now, and stops. */
  @Override
  public void close() {
    writer.shutdown();
    save();
  }
}
