package dev.tensorcord.app;

import dev.tensorcord.backend.Backends;
import dev.tensorcord.bot.Command;
import dev.tensorcord.bot.Commands;
import dev.tensorcord.bot.Place;
import dev.tensorcord.bot.command.ClassifyCommand;
import dev.tensorcord.bot.command.ClassifyRunner;
import dev.tensorcord.bot.command.EngineCommand;
import dev.tensorcord.bot.command.FitCommand;
import dev.tensorcord.bot.command.HelpCommand;
import dev.tensorcord.bot.command.MeExportCommand;
import dev.tensorcord.bot.command.MeForgetCommand;
import dev.tensorcord.bot.command.MeRunsCommand;
import dev.tensorcord.bot.command.ReadDigitsCommand;
import dev.tensorcord.bot.command.RunSnippetCommand;
import dev.tensorcord.bot.command.SettingsCommand;
import dev.tensorcord.bot.command.ShowCommand;
import dev.tensorcord.bot.command.SnippetCommand;
import dev.tensorcord.bot.command.SnippetRunner;
import dev.tensorcord.discord.DiscordBot;
import dev.tensorcord.discord.Endpoint;
import dev.tensorcord.jobs.JobQueue;
import dev.tensorcord.jobs.RunStore;
import dev.tensorcord.sandbox.Sandbox;
import dev.tensorcord.store.Database;
import dev.tensorcord.store.GuildStore;
import dev.tensorcord.store.MemberStore;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole bot, wired by hand from the ground up; closing it goes the other way. */
final class Bot implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Bot.class);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final AtomicBoolean closed = new AtomicBoolean();
  private DiscordBot discord;

  private Bot() {}

  /** Starts everything; whatever was started is closed again if a part fails. */
  static Bot start(Configuration config, Endpoint endpoint) {
    Bot bot = new Bot();
    try {
      bot.wire(config, endpoint);
      return bot;
    } catch (RuntimeException e) {
      bot.close();
      throw e;
    }
  }

  private void wire(Configuration config, Endpoint endpoint) {
    Settings settings = config.settings();
    Engine.start(config);

    Database database = opened(Database.open(Path.of(settings.data().folder())));
    opened(Backups.start(database, settings.data()));
    RunStore runs = database.runs(config.limits().store());
    int interrupted = runs.interruptUnfinished();
    if (interrupted > 0) {
      LOG.info("{} runs were interrupted by the last stop", interrupted);
    }

    Sandbox sandbox = opened(Sandbox.open(config.limits().run(), settings.sandboxSettings()));
    String device = Backends.active().describe().backend();
    SnippetRunner snippets = new SnippetRunner(sandbox, runs, config.limits().run(), device);
    JobQueue queue = new JobQueue(settings.engine().workerCount(), config.limits().jobs());
    List<Command> list = new ArrayList<>();
    list.addAll(commands(queue, snippets, runs, database, config.limits(), list));
    GuildStore guilds = database.guilds();
    MemberStore members = database.members();
    Commands commands =
        new Commands(
            list,
            member -> members.seen(member.id(), member.name()),
            place -> answersPublic(guilds, place));

    opened(Warmup.start(config.limits()));
    discord = opened(DiscordBot.connect(endpoint, commands));
    opened(queue);
    opened(snippets);
    if (settings.health().port() >= 0) {
      opened(
          Health.serve(
              settings.health(),
              Map.of("discord", discord::connected, "database", database::answers)));
    }
  }

  /** All commands, in the order in which /help shows them. Adding one is a line here. */
  private static List<Command> commands(
      JobQueue queue,
      SnippetRunner snippets,
      RunStore runs,
      Database database,
      Limits limits,
      List<Command> all) {
    SnippetCommand run = new SnippetCommand(snippets);
    ClassifyRunner classify = new ClassifyRunner(queue, runs, limits.classify());
    return List.of(
        run,
        new RunSnippetCommand(snippets),
        new FitCommand(queue, runs, limits.fit()),
        new ClassifyCommand(classify, database.samples()),
        new ReadDigitsCommand(classify),
        new ShowCommand(runs, run),
        new MeRunsCommand(runs),
        new MeExportCommand(database.members()),
        new MeForgetCommand(database.members(), snippets::forget),
        new EngineCommand(queue),
        new SettingsCommand(database.guilds()),
        new HelpCommand(() -> all));
  }

  private static boolean answersPublic(GuildStore guilds, Place place) {
    return place.guild().map(guild -> guilds.settings(guild).answersPublic()).orElse(true);
  }

  private <T extends AutoCloseable> T opened(T part) {
    parts.push(part);
    return part;
  }

  /** The link that invites the bot to a server. */
  String invite() {
    return discord.invite();
  }

  /** Takes no more work, tells those who wait, and closes every part, the newest first. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    for (AutoCloseable part : parts) {
      try {
        part.close();
      } catch (Exception e) {
        LOG.warn("{} did not close", part.getClass().getSimpleName(), e);
      }
    }
  }
}
