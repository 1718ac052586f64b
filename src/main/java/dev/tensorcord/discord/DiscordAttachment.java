package dev.tensorcord.discord;

import dev.tensorcord.bot.Attachment;
import dev.tensorcord.fault.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import net.dv8tion.jda.api.entities.Message;
import okhttp3.OkHttpClient;

/** A file on Discord's CDN: fetched at once and from no other host, never past what is allowed. */
record DiscordAttachment(Message.Attachment file, Files files) implements Attachment {
  private static final int SECONDS = 10;
  private static final Set<String> PICTURES = Set.of("png", "jpg", "jpeg", "gif", "bmp", "webp");

  /**
   * From where files are fetched.
   *
   * @param hosts the only hosts, each with its port where it has one
   */
  record Files(OkHttpClient http, Set<String> hosts) {}

  @Override
  public String name() {
    return file.getFileName();
  }

  @Override
  public boolean isPicture() {
    // By its name too: a picture that is damaged has no type, and its member is told what it is.
    String type = file.getContentType();
    return (type != null && type.startsWith("image/"))
        || (file.getFileExtension() != null
            && PICTURES.contains(file.getFileExtension().toLowerCase(Locale.ROOT)));
  }

  @Override
  public long size() {
    return file.getSize();
  }

  @Override
  public byte[] read(int most, String limit) {
    if (!allowed(file.getUrl()) || !allowed(file.getProxyUrl())) {
      throw Fault.of("That file is not on Discord's own servers.", "Attach the file itself.");
    }
    if (size() > most) {
      throw tooLarge(most, limit);
    }
    try (InputStream in =
        file.getProxy().withClient(files.http()).download().get(SECONDS, TimeUnit.SECONDS)) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw tooLarge(most, limit);
      }
      return bytes;
    } catch (IOException | ExecutionException | TimeoutException e) {
      throw Fault.of("The file could not be fetched from Discord.", "Attach it once more.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Fault.of("Fetching the file was interrupted.", "Attach it once more.");
    }
  }

  private Fault tooLarge(int most, String limit) {
    return Fault.limit(
        limit,
        "A file of %,d bytes".formatted(size()),
        "%,d".formatted(most),
        "Attach a smaller file: keep what matters and leave the rest out.");
  }

  private boolean allowed(String url) {
    return files.hosts().contains(URI.create(url).getAuthority());
  }
}
