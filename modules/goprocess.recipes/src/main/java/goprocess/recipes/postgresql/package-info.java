/** HikariCP and PostgreSQL: the pool closes after every process that uses a connection. */
@NullMarked
package goprocess.recipes.postgresql;

import org.jspecify.annotations.NullMarked;
