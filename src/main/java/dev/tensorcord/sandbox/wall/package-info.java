/**
 * What the operating system keeps a worker from, set by the worker on itself before it takes any
 * code. Imports nothing of ours.
 */
package dev.tensorcord.sandbox.wall;
