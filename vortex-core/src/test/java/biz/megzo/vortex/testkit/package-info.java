/** For tests: clocks, contract suites and races that any store or connector can be proved with. */
@NullMarked
package biz.megzo.vortex.testkit;

import org.jspecify.annotations.NullMarked;
