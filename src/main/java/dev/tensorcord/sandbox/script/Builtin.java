package dev.tensorcord.sandbox.script;

import com.oracle.truffle.api.exception.AbstractTruffleException;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.source.Source;
import com.oracle.truffle.api.source.SourceSection;
import com.oracle.truffle.js.lang.JavaScriptLanguage;
import com.oracle.truffle.js.runtime.JavaScriptRootNode;
import dev.tensorcord.fault.Fault;

/**
 * A function of the engine's own kind that Java answers: what scripts call most often takes this
 * way, many times shorter than the one through the engine's API. One serves all worlds.
 */
final class Builtin extends JavaScriptRootNode {
  private static final SourceSection NOWHERE =
      Source.newBuilder("js", "", "tensorcord:builtin")
          .internal(true)
          .build()
          .createUnavailableSection();

  private final String name;
  private final Answer answer;

  /** What Java answers. */
  @FunctionalInterface
  interface Answer {
    /**
     * @param world the one it is called in
     * @param all the arguments as the engine has them, for {@link
     *     com.oracle.truffle.js.runtime.JSArguments}
     * @return a value as the engine has it
     */
    Object to(Builtins world, Object[] all);
  }

  Builtin(JavaScriptLanguage language, String name, Answer answer) {
    super(language, NOWHERE, null);
    this.name = name;
    this.answer = answer;
  }

  @Override
  public Object execute(VirtualFrame frame) {
    Builtins world = (Builtins) getRealm().getEmbedderData();
    try {
      return answer.to(world, frame.getArguments());
    } catch (AbstractTruffleException thrown) {
      throw thrown;
    } catch (Fault fault) {
      throw world.thrown(fault.getMessage(), fault.remedy());
    } catch (RuntimeException broken) {
      throw world.thrown(Natives.words(broken), "");
    }
  }

  @Override
  public String getName() {
    return name;
  }
}
