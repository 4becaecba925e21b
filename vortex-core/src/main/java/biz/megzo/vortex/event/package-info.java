/** For hosts: what can be listened to. */
@NullMarked
package biz.megzo.vortex.event;

import org.jspecify.annotations.NullMarked;
