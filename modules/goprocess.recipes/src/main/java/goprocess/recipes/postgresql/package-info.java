/** HikariCP and PostgreSQL: the pool closes after everybody who has a connection. */
@NullMarked
package goprocess.recipes.postgresql;

import org.jspecify.annotations.NullMarked;
