/** Classes that break every rule on purpose, so that each rule is seen to fail. */
package broken;
