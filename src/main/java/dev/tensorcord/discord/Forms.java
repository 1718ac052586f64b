package dev.tensorcord.discord;

import dev.tensorcord.bot.Reply;
import dev.tensorcord.bot.Reply.Field;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.label.LabelChildComponent;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.modals.Modal;

/** Forms as Discord's modals: every question in a label of its own. */
final class Forms {
  private Forms() {}

  static Modal modal(Reply.Form form) {
    Modal.Builder modal =
        Modal.create(form.id().text(), Rendering.clip(form.title(), Modal.MAX_TITLE_LENGTH));
    form.fields().forEach(field -> modal.addComponents(label(field)));
    return modal.build();
  }

  private static Label label(Field field) {
    return switch (field) {
      case Field.Typed typed -> label(typed.label(), typed.hint(), input(typed));
      case Field.Picked picked -> label(picked.label(), picked.hint(), menu(picked));
    };
  }

  private static Label label(String label, String hint, LabelChildComponent child) {
    String name = Rendering.clip(label, Label.LABEL_MAX_LENGTH);
    return hint.isEmpty()
        ? Label.of(name, child)
        : Label.of(name, Rendering.clip(hint, Label.DESCRIPTION_MAX_LENGTH), child);
  }

  private static TextInput input(Field.Typed typed) {
    TextInputStyle style = typed.lines() ? TextInputStyle.PARAGRAPH : TextInputStyle.SHORT;
    int most = Math.min(typed.most(), TextInput.MAX_VALUE_LENGTH);
    TextInput.Builder input =
        TextInput.create(typed.name(), style).setRequired(typed.needed()).setMaxLength(most);
    if (!typed.value().isEmpty()) {
      input.setValue(Rendering.clip(typed.value(), most));
    }
    return input.build();
  }

  private static StringSelectMenu menu(Field.Picked picked) {
    StringSelectMenu.Builder menu = StringSelectMenu.create(picked.name());
    picked.choices().forEach(choice -> menu.addOption(choice.name(), choice.value()));
    if (picked.choices().stream().anyMatch(choice -> choice.value().equals(picked.value()))) {
      menu.setDefaultValues(picked.value());
    }
    return menu.build();
  }
}
