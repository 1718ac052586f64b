package dev.tensorcord.localguild.rule;

/** A request was refused; the REST side answers with the error's status and body. */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ApiError error;

  /** Refuses the request with {@code error}. */
  public ApiException(ApiError error) {
    super(error.status() + " " + error.json());
    this.error = error;
  }

  /** What to answer. */
  public ApiError error() {
    return error;
  }
}
