/** A gRPC server that answers its calls before it ends. */
@NullMarked
package goprocess.recipes.grpc;

import org.jspecify.annotations.NullMarked;
