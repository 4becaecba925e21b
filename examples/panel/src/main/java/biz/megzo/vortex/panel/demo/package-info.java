/** A shop to look at: both remotes played by fakes. */
@NullMarked
package biz.megzo.vortex.panel.demo;

import org.jspecify.annotations.NullMarked;
