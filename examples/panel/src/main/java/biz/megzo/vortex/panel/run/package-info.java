/** Running: heartbeats, flows, pauses, and the logs of what was done. */
@NullMarked
package biz.megzo.vortex.panel.run;

import org.jspecify.annotations.NullMarked;
