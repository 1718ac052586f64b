package dev.tensorcord.discord;

import dev.tensorcord.bot.Ack;
import dev.tensorcord.bot.Commands;
import dev.tensorcord.bot.Commands.Entry;
import dev.tensorcord.bot.Reply;
import dev.tensorcord.bot.Request;
import dev.tensorcord.bot.Values;
import dev.tensorcord.discord.HookReplies.Opener;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Function;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.GenericCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.MessageContextInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.GenericComponentInteractionCreateEvent;
import net.dv8tion.jda.api.events.interaction.component.StringSelectInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.interactions.callbacks.IMessageEditCallback;
import net.dv8tion.jda.api.interactions.callbacks.IModalCallback;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.interactions.commands.Command;

/**
 * Turns Discord's events into the bot's requests: answers at once, then calls the command. Every
 * event comes on a virtual thread of its own, so a command may block here.
 */
final class Listener extends ListenerAdapter {
  private final Commands commands;
  private final DiscordAttachment.Files files;

  private final Arrivals arrivals;
  // Weak: whatever is under way holds its replies itself.
  private final Set<HookReplies> open =
      Collections.newSetFromMap(Collections.synchronizedMap(new WeakHashMap<>()));

  Listener(Commands commands, DiscordAttachment.Files files, Arrivals arrivals) {
    this.commands = commands;
    this.files = files;
    this.arrivals = arrivals;
  }

  /** Waits until what was shown has reached Discord, or could not, but no longer than this. */
  void awaitShown(Duration most) {
    long end = System.nanoTime() + most.toNanos();
    List<HookReplies> all;
    synchronized (open) {
      all = List.copyOf(open);
    }
    all.forEach(replies -> replies.awaitShown(Duration.ofNanos(end - System.nanoTime())));
  }

  @Override
  public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
    String name = event.getFullCommandName();
    Request request = Requests.of(event, Requests.options(event.getOptions(), files));
    begin(name, request, event);
  }

  @Override
  public void onMessageContextInteraction(MessageContextInteractionEvent event) {
    Request request = Requests.about(event.getTarget(), event, files);
    begin(event.getName(), request, event);
  }

  /** Answers at once; begins when the member's command before this one has begun. */
  private void begin(String name, Request request, GenericCommandInteractionEvent event) {
    Ack ack = commands.ack(name, request);
    HookReplies replies = replies(event, opener(event, ack));
    if (ack != Ack.FORM) {
      arrivals.await(event);
    }
    commands.run(name, request, replies);
  }

  @Override
  public void onButtonInteraction(ButtonInteractionEvent event) {
    press(event, Values.NONE);
  }

  @Override
  public void onStringSelectInteraction(StringSelectInteractionEvent event) {
    press(event, Values.of(Map.of(Values.CHOSEN, String.join("\n", event.getValues()))));
  }

  private void press(GenericComponentInteractionCreateEvent event, Values values) {
    act(event, event.getComponentId(), values, ack -> opener(event, ack));
  }

  @Override
  public void onModalInteraction(ModalInteractionEvent event) {
    Values values = Requests.fields(event.getValues());
    act(event, event.getModalId(), values, ack -> opener(event, ack));
  }

  private void act(
      IReplyCallback event, String customId, Values values, Function<Ack, Opener> opener) {
    Request request = Requests.of(event, values);
    switch (commands.admit(request, customId)) {
      case Entry.Granted(var action, Ack ack) ->
          commands.act(request, action, replies(event, opener.apply(ack)));
      case Entry.Refused(Reply.Failure why) -> replies(event, opener.apply(Ack.PRIVATE)).show(why);
    }
  }

  @Override
  public void onCommandAutoCompleteInteraction(CommandAutoCompleteInteractionEvent event) {
    Request request = Requests.of(event, Requests.options(event.getOptions(), files));
    List<Command.Choice> choices =
        commands
            .complete(
                event.getFullCommandName(),
                request,
                event.getFocusedOption().getName(),
                event.getFocusedOption().getValue())
            .stream()
            .limit(25)
            .map(choice -> new Command.Choice(choice.name(), choice.value()))
            .toList();
    event.replyChoices(choices).queue();
  }

  private HookReplies replies(IReplyCallback event, Opener opener) {
    long fileLimit = 10L << 20;
    HookReplies replies = new HookReplies(event.getMessageChannel(), fileLimit, opener);
    open.add(replies);
    return replies;
  }

  /** A command: deferred now, or answered with the first reply where that may be a form. */
  private static Opener opener(GenericCommandInteractionEvent event, Ack ack) {
    return ack == Ack.FORM
        ? Opener.byFirst(first -> form(event, event, first))
        : deferred(event, ack);
  }

  private static Opener opener(GenericComponentInteractionCreateEvent event, Ack ack) {
    return switch (ack) {
      case FORM -> Opener.byFirst(first -> form(event, event, first));
      case UPDATE -> edited(event);
      case REPLY, PUBLIC, PRIVATE -> deferred(event, ack);
    };
  }

  private static Opener opener(ModalInteractionEvent event, Ack ack) {
    boolean below = event.getMessage() != null;
    return ack == Ack.UPDATE && below ? edited(event) : deferred(event, ack);
  }

  private static InteractionHook form(IModalCallback modal, IReplyCallback reply, Reply first) {
    if (first instanceof Reply.Form form) {
      modal.replyModal(Forms.modal(form)).queue();
      return null;
    }
    reply.deferReply(true).queue();
    return reply.getHook();
  }

  private static Opener deferred(IReplyCallback event, Ack ack) {
    event.deferReply(ack == Ack.PRIVATE).queue();
    return Opener.answered(event.getHook());
  }

  private static Opener edited(IMessageEditCallback event) {
    event.deferEdit().queue();
    return Opener.answered(event.getHook());
  }
}
