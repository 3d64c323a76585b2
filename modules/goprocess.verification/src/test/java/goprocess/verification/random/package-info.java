/**
 * Random graphs of processes, closed by several threads at once, against a model of the contract.
 *
 * <p>A {@link goprocess.verification.random.Plan} is a list of steps, made from a seed by {@link
 * goprocess.verification.random.PlanMaker}. A {@link goprocess.verification.random.Trial} performs
 * it on the library, and the {@link goprocess.verification.random.Model} says, from what was called
 * and accepted, which processes must be closing and closed once nothing moves any more. A {@link
 * goprocess.verification.random.Campaign} makes many trials, and {@link
 * goprocess.verification.random.Shrinker} makes a plan that fails small.
 */
package goprocess.verification.random;
