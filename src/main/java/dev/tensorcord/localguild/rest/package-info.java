/**
 * Discord's REST API v10: a class per kind of resource. Imports {@code state, message, rule, web}.
 */
package dev.tensorcord.localguild.rest;
