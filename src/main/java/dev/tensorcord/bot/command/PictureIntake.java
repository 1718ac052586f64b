package dev.tensorcord.bot.command;

import dev.tensorcord.bot.Attachment;
import dev.tensorcord.data.picture.Picture;
import dev.tensorcord.data.picture.PictureLimits;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.jobs.digits.ClassifyJob;
import dev.tensorcord.jobs.digits.DigitFigures;
import dev.tensorcord.jobs.digits.Sheet;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Fetches the pictures of one request and looks for marks in them, when its turn has come: until
 * then nothing of them is here, and afterwards only the marks and small copies. One picture alone
 * that cannot be read fails the request; of several each stands for itself.
 */
final class PictureIntake implements Supplier<ClassifyJob> {
  private final List<Attachment> files;
  private final PictureLimits limits;
  private final List<Optional<BufferedImage>> previews = new ArrayList<>();

  PictureIntake(List<Attachment> files, PictureLimits limits) {
    this.files = List.copyOf(files);
    this.limits = limits;
  }

  @Override
  public ClassifyJob get() {
    List<Sheet> sheets = new ArrayList<>();
    for (Attachment file : files) {
      sheets.add(sheet(file));
    }
    return new ClassifyJob(sheets);
  }

  private Sheet sheet(Attachment file) {
    try {
      Picture picture =
          Picture.read(file.read(limits.bytes(), "classify.file_bytes"), file.name(), limits);
      Sheet sheet = Sheet.of(file.name(), picture, limits);
      previews.add(
          sheet instanceof Sheet.Marked
              ? Optional.of(compact(picture.preview(DigitFigures.PREVIEW)))
              : Optional.empty());
      return sheet;
    } catch (Fault fault) {
      if (files.size() == 1) {
        throw fault;
      }
      previews.add(Optional.empty());
      return Sheet.Refused.of(file.name(), fault);
    }
  }

  /** Three bytes a pixel: these wait until the answers before theirs are drawn. */
  private static BufferedImage compact(BufferedImage image) {
    BufferedImage compact =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
    var graphics = compact.createGraphics();
    graphics.drawImage(image, 0, 0, null);
    graphics.dispose();
    return compact;
  }

  /** The small copies, one for each sheet; empty where nothing was found. After {@link #get}. */
  List<Optional<BufferedImage>> previews() {
    return List.copyOf(previews);
  }
}
