package dev.tensorcord.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tensorcord.app.Doctor.Finding;
import dev.tensorcord.localguild.LocalGuild;
import dev.tensorcord.localguild.LocalGuildOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DoctorTest {
  @TempDir Path folder;

  private List<Finding> examine(Map<String, String> more, String discord) {
    Map<String, String> environment = new HashMap<>(more);
    environment.putIfAbsent("TENSORCORD_DATA_FOLDER", folder.resolve("data").toString());
    environment.put("TENSORCORD_SANDBOX_FOLDER", Path.of("target", "sandbox").toString());
    return new Doctor(Configuration.load(folder, environment), discord).examine();
  }

  private static Finding of(String part, List<Finding> findings) {
    return findings.stream().filter(f -> f.part().equals(part)).findFirst().orElseThrow();
  }

  @Test
  void aMachineThatPassesItsTestsIsWell() {
    List<Finding> findings = examine(Map.of(), "http://127.0.0.1:1/");
    assertThat(findings).noneMatch(finding -> finding.state() == Finding.State.BAD);
    assertThat(of("Java", findings).what()).startsWith("25");
    assertThat(of("Token", findings).what()).contains("local guild");
  }

  @Test
  void aDataFolderThatCannotBeWrittenIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    Map<String, String> blocked = Map.of("TENSORCORD_DATA_FOLDER", file.resolve("x").toString());
    Finding data = of("Data folder", examine(blocked, "http://127.0.0.1:1/"));
    assertThat(data.state()).isEqualTo(Finding.State.BAD);
    assertThat(data.what()).contains(file.toString());
  }

  @Test
  void aGoodTokenIsKnownByNameWithItsPermissions() {
    try (LocalGuild guild = LocalGuild.start(LocalGuildOptions.defaults())) {
      List<Finding> findings = examine(Map.of("DISCORD_TOKEN", guild.token()), guild.restUrl());
      assertThat(of("Token", findings).what()).contains("Tensorcord");
      assertThat(of("Permissions", findings).state()).isEqualTo(Finding.State.GOOD);
    }
  }

  @Test
  void aRefusedTokenSaysWhereToGetAnotherAndIsNotShown() {
    try (LocalGuild guild = LocalGuild.start(LocalGuildOptions.defaults())) {
      List<Finding> findings = examine(Map.of("DISCORD_TOKEN", "wrong-secret"), guild.restUrl());
      assertThat(of("Token", findings).state()).isEqualTo(Finding.State.BAD);
      assertThat(of("Token", findings).remedy()).contains("developer portal");
      assertThat(findings.toString()).doesNotContain("wrong-secret");
    }
  }

  @Test
  void aDiscordThatCannotBeReachedIsSaid() {
    List<Finding> findings = examine(Map.of("DISCORD_TOKEN", "x"), "http://127.0.0.1:1/");
    assertThat(of("Token", findings).what()).contains("cannot be reached");
  }
}
