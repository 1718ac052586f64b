/**
 * The only importer of java.sql: pool, migrations, one store class per owner. Implements what
 * {@code jobs} and its rooms declare.
 */
package dev.tensorcord.store;
