/**
 * A stateful stand-in for the SmartBill Cloud API, for tests of hosts and for demonstrations. Start
 * with {@code FakeSmartBill}.
 */
@NullMarked
package biz.megzo.vortex.smartbill.fake;

import org.jspecify.annotations.NullMarked;
