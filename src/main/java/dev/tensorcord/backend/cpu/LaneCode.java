package dev.tensorcord.backend.cpu;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.function.Consumer;

/**
 * What the writers of loops in lanes share: the class around a loop, and the instructions for
 * vectors of floats, which work on the stack.
 */
record LaneCode(CodeBuilder out) {
  private static final String LIBRARY = "jdk.incubator.vector.";
  private static final ClassDesc FLOATS = ClassDesc.of(LIBRARY + "FloatVector");
  private static final ClassDesc ANY = ClassDesc.of(LIBRARY + "Vector");
  private static final ClassDesc SPECIES = ClassDesc.of(LIBRARY + "VectorSpecies");
  private static final ClassDesc ARRAY = CD_float.arrayType();

  /**
   * A hidden class with the one method that an interface, or an abstract class, asks for.
   *
   * @param body writes the method, whose arguments are the locals from 1 on
   */
  static <T> T define(Class<T> kernel, Consumer<CodeBuilder> body) {
    Method asked = kernel.getDeclaredMethods()[0];
    MethodTypeDesc type =
        MethodType.methodType(asked.getReturnType(), asked.getParameterTypes())
            .describeConstable()
            .orElseThrow();
    ClassDesc given = ClassDesc.of(kernel.getName());
    ClassDesc parent = kernel.isInterface() ? CD_Object : given;
    ClassDesc self = ClassDesc.of(kernel.getPackageName(), "Compiled" + kernel.getSimpleName());
    byte[] bytes =
        ClassFile.of()
            .build(
                self,
                made -> {
                  made.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
                  made.withSuperclass(parent);
                  if (kernel.isInterface()) {
                    made.withInterfaceSymbols(given);
                  }
                  made.withMethodBody(
                      INIT_NAME,
                      MTD_void,
                      0,
                      init -> init.aload(0).invokespecial(parent, INIT_NAME, MTD_void).return_());
                  made.withMethodBody(asked.getName(), type, ClassFile.ACC_PUBLIC, body);
                });
    try {
      return kernel.cast(
          MethodHandles.lookup()
              .defineHiddenClass(bytes, true)
              .lookupClass()
              .getDeclaredConstructor()
              .newInstance());
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  /** What a vector is made by; it comes before the other arguments. */
  CodeBuilder species() {
    return out.getstatic(FLOATS, "SPECIES_PREFERRED", SPECIES);
  }

  /** A vector of zeros. */
  CodeBuilder zero() {
    return species().invokestatic(FLOATS, "zero", MethodTypeDesc.of(FLOATS, SPECIES));
  }

  /** The species, an array and a place in it give way to a vector. */
  CodeBuilder load() {
    return out.invokestatic(FLOATS, "fromArray", MethodTypeDesc.of(FLOATS, SPECIES, ARRAY, CD_int));
  }

  /** The species and a number give way to the number in all lanes. */
  CodeBuilder broadcast() {
    return out.invokestatic(FLOATS, "broadcast", MethodTypeDesc.of(FLOATS, SPECIES, CD_float));
  }

  /** Two vectors and a sum give way to their product and the sum, rounded once. */
  CodeBuilder multiply() {
    return out.invokevirtual(FLOATS, "fma", MethodTypeDesc.of(FLOATS, ANY, ANY));
  }

  CodeBuilder add() {
    return out.invokevirtual(FLOATS, "add", MethodTypeDesc.of(FLOATS, ANY));
  }

  /** A vector goes to an array, from a place on. */
  CodeBuilder store() {
    return out.invokevirtual(FLOATS, "intoArray", MethodTypeDesc.of(CD_void, ARRAY, CD_int));
  }

  /** A place so much further. */
  CodeBuilder ahead(int distance) {
    return distance == 0 ? out : out.loadConstant(distance).iadd();
  }
}
