package dev.tensorcord.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Instants as the database's own type. JDBI by itself goes through {@code java.sql.Timestamp},
 * which knows no zone and reads one hour of the year twice.
 */
final class Instants extends AbstractArgumentFactory<Instant> implements ColumnMapper<Instant> {
  private Instants() {
    super(Types.TIMESTAMP_WITH_TIMEZONE);
  }

  static void register(Jdbi jdbi) {
    Instants instants = new Instants();
    jdbi.registerArgument(instants);
    jdbi.registerColumnMapper(Instant.class, instants);
  }

  /** Now, as exactly as the tables keep it. */
  static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  @Override
  protected Argument build(Instant value, ConfigRegistry config) {
    return (position, statement, context) -> statement.setObject(position, value);
  }

  @Override
  public Instant map(ResultSet row, int column, StatementContext context) throws SQLException {
    return row.getObject(column, Instant.class);
  }
}
