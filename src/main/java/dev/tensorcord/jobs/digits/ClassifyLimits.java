package dev.tensorcord.jobs.digits;

import dev.tensorcord.data.picture.PictureLimits;
import dev.tensorcord.jobs.JobLimits;

/**
 * How much {@code /classify} takes and keeps; {@code config/limits.yaml} names them {@code
 * classify.file_bytes} and so on.
 *
 * @param fileBytes {@code classify.file_bytes}: bytes of a picture's file
 * @param side {@code classify.side}: pixels of a picture's longer side
 * @param pixels {@code classify.pixels}: pixels of a picture
 * @param digits {@code classify.digits}: digits of one picture
 * @param pictures {@code classify.pictures}: pictures of one message
 * @param batch {@code classify.batch}: requests that are read together
 * @param seconds {@code classify.seconds}: time for one request, to fetch and to read
 * @param waiting {@code classify.waiting}: requests that may wait, of all members together
 * @param waitingPerMember {@code classify.waiting_per_member}: of one member
 * @param samplesPerMember {@code classify.samples_per_member}: digits kept with their consent
 */
public record ClassifyLimits(
    int fileBytes,
    int side,
    long pixels,
    int digits,
    int pictures,
    int batch,
    double seconds,
    int waiting,
    int waitingPerMember,
    int samplesPerMember) {
  /** Those of reading a picture. */
  public PictureLimits picture() {
    return new PictureLimits(fileBytes, side, pixels, digits);
  }

  /** Those of waiting in the queue. */
  public JobLimits queue() {
    return new JobLimits(seconds, waiting, waitingPerMember);
  }
}
