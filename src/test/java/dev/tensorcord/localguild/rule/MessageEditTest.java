package dev.tensorcord.localguild.rule;

import static dev.tensorcord.localguild.rule.Endpoint.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An edit is judged together with what the message already holds. */
final class MessageEditTest {
  private static final String TEXT =
      "{content: 'a', flags: 0, embeds: [], components: [], attachments: []}";
  private static final String V2 =
      "{content: '', flags: 32768, embeds: [], components: [{type: 10, content: 'a'}]}";
  private static final String FILES =
      "{content: '', attachments: [{id: '177', filename: 'a.png'}, {id: '188', filename: 'b.png'}]}";
  private static final String LOADING = "{content: '', flags: 128, embeds: [], components: []}";

  @Test
  void whatIsLeftOutStays() {
    assertThat(edit(TEXT, "{}")).isEmpty();
    assertThat(edit(TEXT, "{embeds: [{title: 'a'}]}")).isEmpty();
  }

  @Test
  void aMessageMayNotBecomeEmpty() {
    assertThat(edit(TEXT, "{content: ''}")).containsExactly("50006");
    assertThat(edit(TEXT, "{content: null}")).containsExactly("50006");
    assertThat(edit(FILES, "{attachments: []}")).containsExactly("50006");
    assertThat(edit(LOADING, "{}")).containsExactly("50006");
  }

  @Test
  void aDeferredResponseTakesAnyMessage() {
    assertThat(edit(LOADING, "{content: 'a'}")).isEmpty();
    assertThat(edit(LOADING, "{flags: 32768, components: [{type: 10, content: 'a'}]}")).isEmpty();
  }

  @Test
  void theV2FlagIsAddedOnlyWithTheOldFieldsCleared() {
    String components = "flags: 32768, components: [{type: 10, content: 'a'}]";
    assertThat(edit(TEXT, "{%s, content: null, embeds: []}".formatted(components))).isEmpty();
    assertThat(edit(TEXT, "{%s}".formatted(components)))
        .containsExactly("content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2");
  }

  @Test
  void theV2FlagIsNeverRemoved() {
    assertThat(edit(V2, "{components: [{type: 10, content: 'b'}]}")).isEmpty();
    assertThat(edit(V2, "{flags: null, components: [{type: 10, content: 'b'}]}")).isEmpty();
    assertThat(edit(V2, "{flags: 0}"))
        .containsExactly("flags MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG");
    assertThat(edit(V2, "{content: 'b'}"))
        .containsExactly("content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2");
  }

  @Test
  void filesAreKeptByTheirId() {
    assertThat(edit(FILES, "{attachments: [{id: '177'}]}")).isEmpty();
    assertThat(edit(FILES, "{attachments: [{id: '199'}]}"))
        .containsExactly("attachments.0 ATTACHMENT_NOT_FOUND");
  }

  @Test
  void picturesMayNameKeptAndNewFiles() {
    String embeds = "embeds: [{image: {url: 'attachment://%s'}}]";
    Upload file = new Upload(0, "c.png", 1);
    assertThat(edit(FILES, "{" + embeds.formatted("b.png") + "}")).isEmpty();
    assertThat(edit(FILES, "{" + embeds.formatted("c.png") + "}", file)).isEmpty();
    assertThat(edit(FILES, "{attachments: [{id: '177'}], " + embeds.formatted("b.png") + "}"))
        .containsExactly("embeds.0.image.url ATTACHMENT_NOT_FOUND");
  }

  @Test
  void aListedFileMayBeRenamed() {
    String body =
        "{attachments: [{id: 0, filename: 'plot.png'}],"
            + " embeds: [{image: {url: 'attachment://plot.png'}}]}";
    assertThat(edit(TEXT, body, new Upload(0, "c.png", 1))).isEmpty();
  }

  @Test
  void keptAndNewFilesAreTenAtMost() {
    Upload[] nine =
        IntStream.range(0, 9).mapToObj(i -> new Upload(i, "f" + i, 1)).toArray(Upload[]::new);
    assertThat(edit(FILES, "{attachments: [{id: '177'}]}", nine)).isEmpty();
    assertThat(edit(FILES, "{}", nine)).containsExactly("attachments BASE_TYPE_MAX_LENGTH");
  }

  @Test
  void noFileAndNoRequestIsTooLarge() {
    long most = DiscordLimits.FILE_BYTES;
    assertThat(edit(TEXT, "{}", new Upload(0, "a", most))).isEmpty();
    assertThat(edit(TEXT, "{}", new Upload(0, "a", most + 1))).containsExactly("40005");
    Upload large = new Upload(0, "a", most);
    assertThat(edit(TEXT, "{}", large, new Upload(1, "b", most), new Upload(2, "c", most)))
        .containsExactly("40005");
  }

  private static List<String> edit(String existing, String body, Upload... files) {
    return Endpoint.refusals(() -> MessageRules.edit(json(body), List.of(files), json(existing)));
  }
}
