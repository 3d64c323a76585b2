/** Pictures that stand by themselves. */
package goprocess.viewer.picture;
