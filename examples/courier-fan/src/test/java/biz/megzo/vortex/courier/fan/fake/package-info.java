/** A FAN Courier to test against; follows {@code docs/couriers/fan-courier.md}. */
@NullMarked
package biz.megzo.vortex.courier.fan.fake;

import org.jspecify.annotations.NullMarked;
