package dev.tensorcord.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.jobs.fit.FitLimits;
import dev.tensorcord.tensor.TensorLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigFileTest {
  @TempDir Path folder;

  @Test
  void withoutFilesEverySettingHasItsDefault() {
    Configuration config = Configuration.load(folder, Map.of());
    assertThat(config.settings().localGuild())
        .isEqualTo(new Settings.LocalGuild("127.0.0.1", 8420, 5));
    assertThat(config.token()).isEmpty();
  }

  @Test
  void theTableOfLimitsHoldsWhatTheProgramIsMadeWith() {
    Limits limits = Configuration.load(folder, Map.of()).limits();
    assertThat(limits.fit()).isEqualTo(FitLimits.DEFAULT);
    assertThat(limits.tensor()).isEqualTo(TensorLimits.DEFAULT);
  }

  @Test
  void theHostsFileLiesOverTheDefaults() throws IOException {
    write("tensorcord.yaml", "local_guild:\n  port: 9000\n");
    assertThat(Configuration.load(folder, Map.of()).settings().localGuild())
        .isEqualTo(new Settings.LocalGuild("127.0.0.1", 9000, 5));
  }

  @Test
  void theEnvironmentLiesOverTheFile() throws IOException {
    write("tensorcord.yaml", "local_guild:\n  port: 9000\n");
    Map<String, String> environment =
        Map.of(
            "TENSORCORD_LOCAL_GUILD_PORT", "9001",
            "TENSORCORD_DATA_FOLDER", "1234",
            "TENSORCORD_LIMITS_FIT_POINTS", "77");
    Configuration config = Configuration.load(folder, environment);
    assertThat(config.settings().localGuild().port()).isEqualTo(9001);
    assertThat(config.settings().data().folder()).isEqualTo("1234");
    assertThat(config.limits().fit().points()).isEqualTo(77);
  }

  @Test
  void anUnknownKeyIsNamedWithItsFileAndWhatIsAllowed() throws IOException {
    write("tensorcord.yaml", "local_guild:\n  prot: 9000\n");
    assertStops(Map.of(), "tensorcord.yaml: there is no key local_guild.prot", "local_guild.port");
  }

  @Test
  void aValueOfAnotherKindIsNamed() throws IOException {
    write("limits.yaml", "jobs:\n  waiting: many\n");
    assertStops(Map.of(), "limits.yaml: jobs.waiting is \"many\", but a whole number", "default");
  }

  @Test
  void aValueOutOfBoundsIsNamed() throws IOException {
    write("tensorcord.yaml", "local_guild:\n  port: 70000\n");
    assertStops(Map.of(), "local_guild.port is 70000", "from 0 to 65,535");
  }

  @Test
  void aLimitOfNothingIsRefused() throws IOException {
    write("limits.yaml", "jobs:\n  waiting: 0\n");
    assertStops(Map.of(), "jobs.waiting is 0", "from 1");
  }

  @Test
  void brokenYamlIsNamedWithItsLine() throws IOException {
    write("limits.yaml", "jobs:\n  waiting: [1\n");
    assertStops(Map.of(), "limits.yaml is not YAML", "Mend that line");
  }

  @Test
  void anUnknownEnvironmentVariableIsNamed() {
    assertStops(
        Map.of("TENSORCORD_DATA_FODLER", "x"),
        "environment variable TENSORCORD_DATA_FODLER",
        "TENSORCORD_DATA_FOLDER");
  }

  @Test
  void aBadEnvironmentVariableIsNamed() {
    assertStops(
        Map.of("TENSORCORD_LOCAL_GUILD_PORT", "eighty"),
        "environment variable TENSORCORD_LOCAL_GUILD_PORT: local_guild.port",
        "8420");
  }

  @Test
  void theTokenIsNeverShown() {
    Configuration config = Configuration.load(folder, Map.of("DISCORD_TOKEN", "very-secret"));
    assertThat(config.token()).contains("very-secret");
    assertThat(config.toString()).doesNotContain("very-secret");
  }

  private void assertStops(Map<String, String> environment, String what, String remedy) {
    assertThatThrownBy(() -> Configuration.load(folder, environment))
        .isInstanceOfSatisfying(
            Fault.class,
            fault -> {
              assertThat(fault).hasMessageContaining(what);
              assertThat(fault.remedy()).contains(remedy);
            });
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
