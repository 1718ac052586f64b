/**
 * What Discord refuses, and with which words: checks of request bodies. Imports nothing of ours.
 */
package dev.tensorcord.localguild.rule;
