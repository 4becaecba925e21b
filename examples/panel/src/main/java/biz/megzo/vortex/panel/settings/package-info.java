/** What is configured, without secrets. */
@NullMarked
package biz.megzo.vortex.panel.settings;

import org.jspecify.annotations.NullMarked;
