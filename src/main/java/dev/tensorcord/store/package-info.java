/**
 * The only importer of java.sql: pool, migrations, one store class per owner. Implements what
 * {@code jobs} declares.
 */
package dev.tensorcord.store;
