/** FAN Courier as a courier of Vortex; facts in {@code docs/couriers/fan-courier.md}. */
@NullMarked
package biz.megzo.vortex.courier.fan;

import org.jspecify.annotations.NullMarked;
