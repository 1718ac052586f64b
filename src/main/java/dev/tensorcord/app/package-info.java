/** Main, configuration, wiring by hand, health, shutdown. Sees all; seen by none. */
package dev.tensorcord.app;
