package dev.tensorcord.sandbox.script;

import dev.tensorcord.sandbox.Line;
import dev.tensorcord.sandbox.Picture;
import dev.tensorcord.sandbox.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Keeps what a snippet puts out. */
final class Recorder implements Outlet {
  final List<Line> lines = new ArrayList<>();
  final List<Picture> pictures = new ArrayList<>();
  final List<Progress> progress = new ArrayList<>();

  @Override
  public void printed(Line line) {
    lines.add(line);
  }

  @Override
  public void drew(Picture picture) {
    pictures.add(picture);
  }

  @Override
  public void progressed(Progress came) {
    progress.add(came);
  }

  @Override
  public boolean isCancelled() {
    return false;
  }

  void clear() {
    lines.clear();
    pictures.clear();
    progress.clear();
  }

  /** All lines, one under the other. */
  String text() {
    return lines.stream().map(Line::text).collect(Collectors.joining("\n"));
  }
}
