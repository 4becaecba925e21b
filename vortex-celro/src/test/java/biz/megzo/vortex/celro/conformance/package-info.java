/** Proves that the fake keeps every documented fact, over plain HTTP. Not part of the test-jar. */
@NullMarked
package biz.megzo.vortex.celro.conformance;

import org.jspecify.annotations.NullMarked;
