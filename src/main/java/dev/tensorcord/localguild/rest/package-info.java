/** Discord's REST API v10: a class per kind of resource. Imports {@code state, message, rule}. */
package dev.tensorcord.localguild.rest;
