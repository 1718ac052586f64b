package dev.tensorcord.discord;

import dev.tensorcord.bot.Command;
import dev.tensorcord.bot.CommandSpec;
import dev.tensorcord.bot.Option;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;

/**
 * Command specs as Discord's own command objects; a slash command of two words is a sub-command.
 */
final class Registration {
  private Registration() {}

  static List<CommandData> of(Collection<Command> commands) {
    List<CommandData> all = new ArrayList<>(slash(specs(commands, CommandSpec.Kind.SLASH)));
    specs(commands, CommandSpec.Kind.MESSAGE).forEach(spec -> all.add(onMessage(spec.name())));
    return List.copyOf(all);
  }

  private static List<CommandSpec> specs(Collection<Command> commands, CommandSpec.Kind kind) {
    return commands.stream().map(Command::spec).filter(spec -> spec.kind() == kind).toList();
  }

  private static CommandData onMessage(String name) {
    return net.dv8tion.jda.api.interactions.commands.build.Commands.message(name)
        .setContexts(InteractionContextType.GUILD, InteractionContextType.BOT_DM);
  }

  private static Collection<SlashCommandData> slash(List<CommandSpec> specs) {
    Map<String, SlashCommandData> top = new LinkedHashMap<>();
    for (CommandSpec spec : specs) {
      List<OptionData> options = spec.options().stream().map(Registration::option).toList();
      String[] words = spec.name().split(" ", 2);
      if (words.length == 1) {
        top.put(words[0], slash(words[0], spec.description()).addOptions(options));
      } else {
        top.computeIfAbsent(words[0], name -> slash(name, "/" + name + " …"))
            .addSubcommands(new SubcommandData(words[1], spec.description()).addOptions(options));
      }
    }
    return top.values();
  }

  private static SlashCommandData slash(String name, String description) {
    return net.dv8tion.jda.api.interactions.commands.build.Commands.slash(name, description)
        .setContexts(InteractionContextType.GUILD, InteractionContextType.BOT_DM);
  }

  private static OptionData option(Option option) {
    OptionType type =
        switch (option.type()) {
          case TEXT -> OptionType.STRING;
          case INTEGER -> OptionType.INTEGER;
          case NUMBER -> OptionType.NUMBER;
          case FLAG -> OptionType.BOOLEAN;
          case FILE -> OptionType.ATTACHMENT;
        };
    OptionData data =
        new OptionData(
            type, option.name(), option.description(), option.required(), option.completed());
    option.choices().forEach(choice -> data.addChoice(choice.name(), choice.value()));
    if (option.min() != null) {
      bound(data, type, option.min(), option.max());
    }
    return data;
  }

  private static void bound(OptionData data, OptionType type, double least, double most) {
    switch (type) {
      case STRING -> data.setRequiredLength(Math.max(1, (int) least), (int) most);
      case INTEGER -> data.setRequiredRange((long) least, (long) most);
      default -> data.setRequiredRange(least, most);
    }
  }
}
