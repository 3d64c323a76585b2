/** The model checker Spin, run over the model of the close protocol: docs/specification.md. */
package goprocess.verification.model;
