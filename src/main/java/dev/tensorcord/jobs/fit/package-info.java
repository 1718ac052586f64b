/**
 * Fitting a polynomial to points by gradient descent: from a request to a job, from a job to a
 * result and its figures. May import {@code nn}, {@code tensor}, {@code data} and {@code plot}.
 */
package dev.tensorcord.jobs.fit;
