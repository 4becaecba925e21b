/** SPI for rule engines: mapping as the engines of vortex-core see it. */
@NullMarked
package biz.megzo.vortex.rules;

import org.jspecify.annotations.NullMarked;
