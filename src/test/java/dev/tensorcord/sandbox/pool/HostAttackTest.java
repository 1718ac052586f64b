package dev.tensorcord.sandbox.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tensorcord.sandbox.Ending;
import dev.tensorcord.sandbox.Failure.OutOfTime;
import dev.tensorcord.sandbox.Failure.Syntax;
import dev.tensorcord.sandbox.Failure.Thrown;
import org.junit.jupiter.api.Test;

/** Snippets that reach for the host: Java, files, network, environment, other programs. */
final class HostAttackTest {
  /** What the names of a global object's members are worth, in their order. */
  private static void isUndefined(String... names) throws InterruptedException {
    for (String name : names) {
      Attacked.prints("console.log(typeof " + name + ");", "undefined");
    }
  }

  @Test
  void theNamesOfJava() throws InterruptedException {
    isUndefined("Java", "Packages", "java", "javax", "JavaImporter", "Graal", "Polyglot");
  }

  @Test
  void theShellsFunctions() throws InterruptedException {
    isUndefined("load", "loadWithNewGlobal", "quit", "exit", "read", "readline", "readbuffer");
  }

  @Test
  void theEnvironment() throws InterruptedException {
    isUndefined("process", "Deno", "Bun", "__dirname", "$ENV", "$EXEC");
  }

  @Test
  void theNetwork() throws InterruptedException {
    isUndefined("fetch", "XMLHttpRequest", "WebSocket", "EventSource");
  }

  @Test
  void threads() throws InterruptedException {
    isUndefined("Worker", "SharedWorker", "importScripts");
  }

  @Test
  void aWalkOverConstructors() throws InterruptedException {
    Attacked.prints(
        "const F = (() => {}).constructor; console.log(F('return typeof Java')(),"
            + " F('return typeof process')(),"
            + " console.log.constructor('return typeof Polyglot')());",
        "undefined undefined undefined");
  }

  @Test
  void theClassOfWhatTheHostGives() throws InterruptedException {
    Attacked.prints(
        "console.log(typeof console.log.getClass, typeof console.getClass,"
            + " typeof console.log.class, typeof globalThis.getClass);",
        "undefined undefined undefined undefined");
  }

  @Test
  void anImportAtRunTime() throws InterruptedException {
    for (String module : new String[] {"fs", "file:///etc/passwd", "/etc/passwd", "./x.js"}) {
      Attacked.prints(
          "import('"
              + module
              + "').then(() => console.log('in'), () => console.log('out')); 0;"
              + " undefined",
          "out");
    }
  }

  @Test
  void anImportOfAFile() throws InterruptedException {
    Attacked.failsBy("import x from '/etc/passwd'; console.log(x);", Thrown.class, Syntax.class);
  }

  @Test
  void aRequireOfAFile() throws InterruptedException {
    Attacked.failsBy("require('fs').readFileSync('/etc/passwd');", Thrown.class);
    Attacked.failsBy("require('/etc/passwd');", Thrown.class);
  }

  @Test
  void evalInAStrangersName() throws InterruptedException {
    Attacked.prints(
        "console.log((0, eval)('typeof Java'), new Function('return this')() === globalThis);",
        "undefined true");
  }

  @Test
  void aStackTraceThatIsPreparedByTheSnippet() throws InterruptedException {
    Heard heard =
        Attacked.run(
            "Error.prepareStackTrace = (e, s) => s.map(x => String(x.getThis && x.getThis()));"
                + " console.log(String(new Error('x').stack).includes('java.')); undefined");
    assertThat(heard.texts()).containsExactly("false");
    assertThat(heard.ending()).isInstanceOf(Ending.Done.class);
  }

  @Test
  void prototypesArePollutedForOneSnippetOnly() throws InterruptedException {
    Heard first =
        Attacked.run(
            "Object.prototype.evil = 1; Array.prototype.map = () => ['evil'];"
                + " Promise.prototype.then = null; console.log = null; globalThis.left = 1;"
                + " Object.freeze(Object.prototype); undefined");
    assertThat(first.ending()).isInstanceOf(Ending.Done.class);
    Attacked.prints(
        "console.log(typeof left, ({}).evil, [1].map(x => x + 1)[0],"
            + " typeof Promise.prototype.then);",
        "undefined undefined 2 function");
  }

  @Test
  void manyWorkersOfItsOwn() throws InterruptedException {
    Attacked.failsBy(
        "for (;;) { try { new Worker('x'); } catch (e) {} }", OutOfTime.class, Thrown.class);
  }
}
