/** Who may do what: people, passwords, sessions. */
@NullMarked
package biz.megzo.vortex.panel.access;

import org.jspecify.annotations.NullMarked;
