package dev.tensorcord.jobs.digits;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.tensorcord.data.picture.DigitFinder;
import dev.tensorcord.data.picture.Found;
import dev.tensorcord.data.picture.Picture;
import dev.tensorcord.data.picture.PictureLimits;
import dev.tensorcord.fault.Fault;
import java.io.Serializable;
import java.util.List;

/** What became of one picture before the network looks: no more of it is kept than this. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "sheet")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Sheet.Marked.class, name = "marked"),
  @JsonSubTypes.Type(value = Sheet.Empty.class, name = "empty"),
  @JsonSubTypes.Type(value = Sheet.Refused.class, name = "refused")
})
public sealed interface Sheet extends Serializable {
  /** The picture's file name; untrusted text. */
  String name();

  /**
   * Marks that may be digits.
   *
   * @param width of the upright picture, in which the marks have their boxes; so with {@code
   *     height}
   */
  record Marked(String name, int width, int height, List<Mark> marks) implements Sheet {
    public Marked {
      marks = List.copyOf(marks);
    }
  }

  /** Nothing like a digit; {@code why} is a clause such as {@code it is blank}. */
  record Empty(String name, String why) implements Sheet {}

  /** No picture that can be read: what happened and what to try, a sentence each. */
  record Refused(String name, String what, String remedy) implements Sheet {
    /** The refusal that a fault told. */
    public static Refused of(String name, Fault fault) {
      return new Refused(name, fault.getMessage(), fault.remedy());
    }
  }

  /** Looks for marks in a picture. */
  static Sheet of(String name, Picture picture, PictureLimits limits) {
    Found found = DigitFinder.find(picture, limits);
    return found.digits().isEmpty()
        ? new Empty(name, found.why().orElse("nothing in it stands out"))
        : new Marked(
            name,
            picture.width(),
            picture.height(),
            found.digits().stream().map(Mark::of).toList());
  }
}
