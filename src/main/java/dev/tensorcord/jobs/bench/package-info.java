/**
 * What the engine does in a second: seven workloads that other engines run as well, and the
 * comparison with their figures. Uses the library as its users do. May import {@code nn}, {@code
 * tensor}, {@code data} and {@code sandbox}.
 */
package dev.tensorcord.jobs.bench;
