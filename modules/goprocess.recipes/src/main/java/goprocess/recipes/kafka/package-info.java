/** A consumer of Kafka that commits what it has stored, and nothing else. */
@NullMarked
package goprocess.recipes.kafka;

import org.jspecify.annotations.NullMarked;
