package biz.megzo.vortex.mapping;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One step of a pipeline: takes the value so far, gives the next one. Made with {@link Steps}, or
 * read from JSON. A value: whether it makes sense is said by the compiler.
 *
 * @param name the step's word, for example {@code round}
 * @param args by name, in the order they are written
 */
public record Step(String name, Map<String, Arg> args) {
  public Step {
    args = Collections.unmodifiableMap(new LinkedHashMap<>(args));
  }

  /** A step without arguments. */
  public static Step of(String name) {
    return new Step(name, Map.of());
  }

  /** This step with one argument more. */
  public Step with(String arg, Arg value) {
    Map<String, Arg> more = new LinkedHashMap<>(args);
    more.put(arg, value);
    return new Step(name, more);
  }
}
