package dev.tensorcord.localguild.rule;

/** A request that Discord would refuse. */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ApiError error;

  /** A refusal with this answer. */
  public ApiException(ApiError error) {
    super(error.status() + " " + error.code() + " " + error.message());
    this.error = error;
  }

  /** The answer to give. */
  public ApiError error() {
    return error;
  }
}
