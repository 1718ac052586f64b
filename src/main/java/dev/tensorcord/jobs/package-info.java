/**
 * The engine's queue: jobs and results as plain records, fairness, limits, cancel. May import the
 * rooms that compute.
 */
package dev.tensorcord.jobs;
