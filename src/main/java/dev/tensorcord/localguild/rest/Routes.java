package dev.tensorcord.localguild.rest;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;

/** Where a group of routes writes itself down. */
interface Routes {
  /** What a route does. */
  @FunctionalInterface
  interface Handler {
    Answer handle(Context request);
  }

  /**
   * Adds a route.
   *
   * @param open whether it asks for no Authorization
   */
  void add(HandlerType method, String path, boolean open, Handler handler);

  default void get(String path, Handler handler) {
    add(HandlerType.GET, path, false, handler);
  }

  default void post(String path, Handler handler) {
    add(HandlerType.POST, path, false, handler);
  }

  default void put(String path, Handler handler) {
    add(HandlerType.PUT, path, false, handler);
  }

  default void patch(String path, Handler handler) {
    add(HandlerType.PATCH, path, false, handler);
  }

  default void delete(String path, Handler handler) {
    add(HandlerType.DELETE, path, false, handler);
  }
}
