package dev.tensorcord.sandbox.pool;

import dev.tensorcord.sandbox.worker.WorkerMain;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * What a worker's classes are read from: our own jar and the few libraries that it needs, no
 * others. Where the program runs from folders of classes, a jar is made of them, because the JVM
 * notes beforehand only what comes from jars.
 */
final class WorkerFiles {
  /** The interpreter with what it needs, and JSON. */
  private static final Pattern NEEDED =
      Pattern.compile(
          "(collections|nativeimage|word|jniutils|polyglot|js-language|regex|icu4j|xz"
              + "|truffle-api|truffle-runtime|truffle-compiler"
              + "|jackson-core|jackson-databind|jackson-annotations)-\\d.*\\.jar");

  /** Folders of classes and resources in our own folder that a worker has no use for. */
  private static final Pattern UNUSED =
      Pattern.compile(
          "dev/tensorcord/(app|bot|discord|jobs|learn|localguild|model|store)/.*|sql/.*|config/.*");

  private static final FileTime NO_TIME = FileTime.fromMillis(0);

  private WorkerFiles() {}

  /**
   * The jars, our own first.
   *
   * @param folder where a jar of our classes is put if there is none
   */
  static List<Path> jars(Path folder) throws IOException {
    Set<Path> jars = new LinkedHashSet<>();
    Path own = own();
    jars.add(Files.isDirectory(own) ? packed(own, folder, "worker-") : own);
    for (Path entry : classPath()) {
      if (NEEDED.matcher(entry.getFileName().toString()).matches()) {
        jars.add(entry);
      }
    }
    return List.copyOf(jars);
  }

  /**
   * A jar of the Vector API's classes, out of the Java that runs.
   *
   * @param folder where it is put
   */
  static Path vector(Path folder) throws IOException {
    return packed(Path.of(URI.create("jrt:/" + Launch.VECTOR)), folder, "vector-");
  }

  private static Path own() {
    try {
      URI place = WorkerMain.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      return Path.of(place).toAbsolutePath();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Every entry, with those that a jar's manifest names. */
  private static Set<Path> classPath() throws IOException {
    Set<Path> all = new LinkedHashSet<>();
    for (String name : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path entry = Path.of(name).toAbsolutePath().normalize();
      if (Files.isRegularFile(entry) && name.endsWith(".jar")) {
        all.add(entry);
        all.addAll(named(entry));
      }
    }
    return all;
  }

  private static List<Path> named(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      Manifest manifest = file.getManifest();
      String names = manifest == null ? null : manifest.getMainAttributes().getValue("Class-Path");
      List<Path> paths = new ArrayList<>();
      if (names != null) {
        for (String name : names.strip().split("\\s+")) {
          Path path = Path.of(jar.toUri().resolve(name));
          if (Files.isRegularFile(path)) {
            paths.add(path);
          }
        }
      }
      return paths;
    }
  }

  /** A jar of these classes, made anew only where they changed. */
  private static Path packed(Path classes, Path folder, String prefix) throws IOException {
    List<Path> files = new ArrayList<>();
    try (var all = Files.walk(classes)) {
      all.filter(Files::isRegularFile)
          .filter(file -> !UNUSED.matcher(name(classes, file)).matches())
          .filter(file -> !file.endsWith("module-info.class"))
          .sorted()
          .forEach(files::add);
    }
    Fingerprint print = new Fingerprint();
    for (Path file : files) {
      print.add(name(classes, file)).add(Files.readAllBytes(file));
    }
    Path jar = folder.resolve(prefix + print.text() + ".jar");
    if (!Files.exists(jar)) {
      Path part = Files.createTempFile(folder, prefix, ".part");
      try (OutputStream out = Files.newOutputStream(part);
          ZipOutputStream zip = new ZipOutputStream(out)) {
        zip.setLevel(1);
        for (Path file : files) {
          zip.putNextEntry(new ZipEntry(name(classes, file)).setLastModifiedTime(NO_TIME));
          Files.copy(file, zip);
        }
      }
      Files.move(part, jar, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
    return jar;
  }

  private static String name(Path root, Path file) {
    return root.relativize(file).toString().replace(File.separatorChar, '/');
  }
}
