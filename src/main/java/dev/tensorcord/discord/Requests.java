package dev.tensorcord.discord;

import dev.tensorcord.bot.Attachment;
import dev.tensorcord.bot.Member;
import dev.tensorcord.bot.Place;
import dev.tensorcord.bot.Request;
import dev.tensorcord.bot.Target;
import dev.tensorcord.bot.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.interactions.Interaction;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.modals.ModalMapping;

/** Discord's interactions as the bot's requests. */
final class Requests {
  private Requests() {}

  static Request of(Interaction interaction, Values values) {
    return new Request(member(interaction), place(interaction), values);
  }

  static Request about(Message message, Interaction interaction, DiscordAttachment.Files source) {
    Target target =
        new Target(
            message.getAuthor().getId(),
            name(message),
            message.getContentRaw(),
            message.getAttachments().stream()
                .map(file -> new DiscordAttachment(file, source))
                .map(Attachment.class::cast)
                .toList());
    return new Request(member(interaction), place(interaction), Values.NONE, Optional.of(target));
  }

  private static String name(Message message) {
    var author = message.getMember();
    return author == null ? message.getAuthor().getEffectiveName() : author.getEffectiveName();
  }

  private static Member member(Interaction interaction) {
    var member = interaction.getMember();
    return member == null
        ? new Member(interaction.getUser().getId(), interaction.getUser().getEffectiveName(), false)
        : new Member(
            member.getId(),
            member.getEffectiveName(),
            member.hasPermission(Permission.MESSAGE_MANAGE));
  }

  private static Place place(Interaction interaction) {
    Guild guild = interaction.getGuild();
    return new Place(Optional.ofNullable(guild).map(Guild::getId), interaction.getChannelId());
  }

  static Values options(List<OptionMapping> options, DiscordAttachment.Files source) {
    Map<String, String> texts = new HashMap<>();
    Map<String, Attachment> files = new HashMap<>();
    for (OptionMapping option : options) {
      if (option.getType() == OptionType.ATTACHMENT) {
        files.put(option.getName(), new DiscordAttachment(option.getAsAttachment(), source));
      } else {
        texts.put(option.getName(), option.getAsString());
      }
    }
    return new Values(texts, files);
  }

  static Values fields(List<ModalMapping> fields) {
    Map<String, String> texts = new HashMap<>();
    for (ModalMapping field : fields) {
      texts.put(
          field.getCustomId(),
          switch (field.getType()) {
            case STRING_SELECT -> String.join("\n", field.getAsStringList());
            default -> Optional.ofNullable(field.getAsOptionalString()).orElse("");
          });
    }
    return Values.of(texts);
  }
}
