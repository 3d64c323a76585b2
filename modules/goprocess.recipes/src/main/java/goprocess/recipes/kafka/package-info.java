/** A Kafka consumer that commits only what it has stored. */
@NullMarked
package goprocess.recipes.kafka;

import org.jspecify.annotations.NullMarked;
