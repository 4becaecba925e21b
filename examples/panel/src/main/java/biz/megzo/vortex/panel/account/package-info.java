/** Pages for logging in and for people and their roles. */
@NullMarked
package biz.megzo.vortex.panel.account;

import org.jspecify.annotations.NullMarked;
