package dev.tensorcord.bot.command;

import dev.tensorcord.bot.Choice;
import dev.tensorcord.bot.Command;
import dev.tensorcord.bot.CommandSpec;
import dev.tensorcord.bot.Markdown;
import dev.tensorcord.bot.Option;
import dev.tensorcord.bot.Replies;
import dev.tensorcord.bot.Reply;
import dev.tensorcord.bot.Request;
import dev.tensorcord.fault.Fault;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * {@code /help}: what the bot can do, with examples to copy; all of it from the commands' specs.
 */
public final class HelpCommand implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
              "help",
              "What I can do, with examples to copy",
              List.of(Option.text("command", "One command in detail").between(1, 32).suggested()),
              List.of(),
              List.of("/help", "/help command:fit"))
          .privately();

  /** How a message command is reached, with a mouse and with a finger. */
  private static final String ON_MESSAGE =
      "(right-click or hold a message, then *Apps*: it needs no typing)";

  private final Supplier<Collection<Command>> commands;

  /** Help over all commands, this one among them. */
  public HelpCommand(Supplier<Collection<Command>> commands) {
    this.commands = commands;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void run(Request request, Replies replies) {
    String text = request.values().text("command").map(this::detail).orElseGet(this::overview);
    replies.show(Reply.Text.of(text));
  }

  @Override
  public List<Choice> complete(Request request, String option, String typed) {
    return commands.get().stream()
        .map(command -> command.spec().name())
        .filter(name -> name.toLowerCase(Locale.ROOT).startsWith(bare(typed)))
        .limit(25)
        .map(Choice::of)
        .toList();
  }

  private static String bare(String typed) {
    return typed.strip().toLowerCase(Locale.ROOT).replaceFirst("^/", "");
  }

  private String overview() {
    String list =
        commands.get().stream()
            .map(Command::spec)
            .map(HelpCommand::entry)
            .collect(Collectors.joining("\n"));
    String examples =
        commands.get().stream()
            .flatMap(command -> command.spec().examples().stream().limit(2))
            .filter(example -> !example.startsWith("/help"))
            .collect(Collectors.joining("\n"));
    return """
    ### Tensorcord
    I train small models in the chat, on a tensor engine of my own, and show you the pictures.
    %s
    **To copy**
    %s
    -# `/help command:fit` shows all options of a command. Only you see this message.\
    """
        .formatted(list, Markdown.block("", examples));
  }

  private static String entry(CommandSpec spec) {
    String where = spec.kind() == CommandSpec.Kind.MESSAGE ? " " + ON_MESSAGE : "";
    return "**" + spec.called() + "** · " + spec.description() + where;
  }

  private String detail(String asked) {
    CommandSpec spec =
        commands.get().stream()
            .map(Command::spec)
            .filter(candidate -> candidate.name().toLowerCase(Locale.ROOT).equals(bare(asked)))
            .findFirst()
            .orElseThrow(() ->
                Fault.of(
                    "There is no command named " + asked + ".",
                    "/help without more lists them all."));
    String options =
        spec.options().stream().map(HelpCommand::line).collect(Collectors.joining("\n"));
    String head = "### %s\n%s".formatted(spec.called(), spec.description());
    return spec.kind() == CommandSpec.Kind.MESSAGE
        ? head + "\n" + ON_MESSAGE
        : "%s\n%s%s"
            .formatted(
                head,
                options.isEmpty() ? "" : options + "\n",
                Markdown.block("", String.join("\n", spec.examples())));
  }

  private static String line(Option option) {
    String choices =
        option.choices().isEmpty()
            ? ""
            : option.choices().stream()
                .map(choice -> "`" + choice.value() + "`")
                .collect(Collectors.joining(", ", " · ", ""));
    String needed = option.required() ? " (needed)" : "";
    return "- `" + option.name() + "`" + needed + " · " + option.description() + choices;
  }
}
