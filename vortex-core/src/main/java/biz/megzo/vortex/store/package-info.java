/**
 * Storage SPI. Implement {@link biz.megzo.vortex.store.VortexStore}, then prove it with the
 * contract suites of the test-jar.
 */
@NullMarked
package biz.megzo.vortex.store;

import org.jspecify.annotations.NullMarked;
